FROM python:3.12-slim
WORKDIR /data
COPY count.py /app/
USER app
CMD ["python3", "/app/count.py"]
