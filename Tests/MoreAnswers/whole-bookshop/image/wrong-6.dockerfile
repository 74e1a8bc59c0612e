FROM python:3.12-slim
RUN useradd app
WORKDIR /app
COPY . .
RUN mv customers.csv data.bin
USER app
CMD ["python3", "web.py"]
