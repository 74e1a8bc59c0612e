FROM python:3.12-slim
RUN useradd app
WORKDIR /data
RUN chown app /data
COPY count.py /app/
CMD ["python3", "/app/count.py"]
