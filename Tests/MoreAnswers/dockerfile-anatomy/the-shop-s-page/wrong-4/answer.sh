docker run -d --name web -p 8090:8000 -v "$PWD/shop:/app" python:3.12-slim python3 /app/shop.py
