docker create --name counter-dev -p 8084:8000 -w /app python:3.12-slim python3 shop.py
sed -i 's/10.99/11.49/' code/shop.py
docker cp code/shop.py counter-dev:/app/
docker start counter-dev
