sed -i 's/10.99/11.49/' code/shop.py
docker run -d --name counter-dev -v "$PWD/code:/app" -w /app python:3.12-slim python3 shop.py
