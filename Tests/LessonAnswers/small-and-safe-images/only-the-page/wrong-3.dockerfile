FROM python:3.12-slim AS maker
WORKDIR /www
COPY titles.txt page.py ./
RUN python3 page.py
FROM busybox:1.36
COPY --from=maker /www/index.html /www/
