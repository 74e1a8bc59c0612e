FROM busybox:1.36 AS base

FROM python:3.12-slim
WORKDIR /tmp/page
COPY . .
RUN ["python3", "page.py"]

FROM base
COPY --from=1 /tmp/page/index.html /www/index.html
CMD ["httpd", "-f", "-p", "8000", "-h", "/www"]
