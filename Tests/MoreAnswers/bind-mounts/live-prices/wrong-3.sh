docker run -d --name counter-dev -p 8084:8000 -v "$PWD/code:/app" -w /app python:3.12-slim python3 shop.py
sed -i 's/10.99/11.49/' code/shop.py
docker rm -f counter-dev
docker run -d --name counter-dev -p 8084:8000 -v "$PWD/code:/app" -w /app python:3.12-slim python3 shop.py
