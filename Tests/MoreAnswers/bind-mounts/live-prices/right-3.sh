docker run -d --name counter-dev -p 8084:8000 -v "$PWD/code:/app" python:3.12-slim sh -c 'cd /app && exec python3 shop.py'
docker exec counter-dev sed -i 's/10.99/11.49/' /app/shop.py
docker restart -t 0 counter-dev
