FROM python:3.12-slim
RUN useradd app
WORKDIR /app
COPY . .
RUN rm customers.csv
USER app
CMD ["python3", "web.py"]
