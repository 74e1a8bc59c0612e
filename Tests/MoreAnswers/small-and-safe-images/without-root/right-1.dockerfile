FROM python:3.12-slim
RUN useradd app && mkdir /data && chown app /data
WORKDIR /data
COPY count.py /app/
USER app
CMD python3 /app/count.py
