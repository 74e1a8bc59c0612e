FROM python:3.12-slim
RUN useradd app
WORKDIR /data
RUN chown app:app /data
COPY count.py /app/
USER app:app
CMD ["python3", "/app/count.py"]
