FROM python:3.12-slim
RUN useradd app
WORKDIR /app
USER app
RUN echo Open until six > /tmp/index.html
CMD ["python3", "-m", "http.server", "8000", "--directory", "/tmp"]
