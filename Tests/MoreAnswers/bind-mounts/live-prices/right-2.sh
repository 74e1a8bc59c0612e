docker create --name counter-dev -p 8084:8000 -v "$PWD/code:/app:ro" -w /app python:3.12-slim python3 shop.py
docker start counter-dev
sed 's/10.99/11.49/' code/shop.py > new.py
mv new.py code/shop.py
docker container restart --time 0 counter-dev
