FROM python:3.12-slim
COPY . /app/
CMD python3 /app/shop.py
