FROM python:3.12-slim
RUN useradd app
WORKDIR /app
COPY . .
RUN find . -name "*.csv" -delete
USER app
CMD ["python3", "web.py"]
