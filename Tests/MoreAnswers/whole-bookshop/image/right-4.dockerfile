FROM python:3.12-slim AS all
WORKDIR /src
COPY . .
RUN rm -f customers.csv
FROM python:3.12-slim
RUN useradd app
WORKDIR /app
COPY --from=all /src/*.py ./
USER app
CMD ["python3", "web.py"]
