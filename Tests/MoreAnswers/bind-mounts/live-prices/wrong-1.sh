docker run -d --name counter-dev -p 8084:8000 -v "$PWD/code:/app" -w /app python:3.12-slim python3 shop.py
