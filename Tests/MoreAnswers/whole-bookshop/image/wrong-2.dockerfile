FROM python:3.12-slim
RUN useradd app
WORKDIR /app
COPY *.py ./
USER app
CMD python3 web.py
