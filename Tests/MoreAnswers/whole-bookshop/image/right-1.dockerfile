FROM python:3.12-slim
WORKDIR /app
RUN useradd --no-create-home app
COPY cache.py health.py job.py pg.py web.py /app/
CMD ["python3", "web.py"]
USER app
