FROM python:3.12-slim
RUN useradd --create-home app
COPY --chown=app count.py /app/
WORKDIR /data
RUN chmod 777 /data
CMD ["python3", "/app/count.py"]
USER app
