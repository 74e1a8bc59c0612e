FROM python:3.12-slim
RUN useradd app
WORKDIR /srv
COPY shop.py .
USER app
CMD ["python3", "shop.py"]
