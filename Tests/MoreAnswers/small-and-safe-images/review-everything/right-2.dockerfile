FROM python:3.12-slim
RUN useradd -r app
WORKDIR /app
COPY --chown=app shop.py shop.py
CMD ["shop.py"]
USER app
ENTRYPOINT ["python3"]
