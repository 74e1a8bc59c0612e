FROM python:3.12-slim
WORKDIR /app
COPY shop.py .
RUN useradd app
USER app
CMD ["python3", "/app/shop.py"]
