FROM python:3.12-slim
EXPOSE 8000
WORKDIR /app
RUN echo Kindred > index.html
CMD ["python3", "-m", "http.server", "8000"]
