FROM python:3.12-slim
EXPOSE 8000
COPY . /app/
CMD python3 /app/shop.py
