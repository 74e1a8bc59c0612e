FROM python:3.12-slim
RUN useradd app && mkdir /app
COPY --chown=app *.py /app/
USER app
WORKDIR /app
ENTRYPOINT ["python3"]
CMD ["web.py"]
