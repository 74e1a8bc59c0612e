FROM python:3.12-slim AS page
COPY titles.txt page.py /site/
RUN cd /site && python3 page.py

FROM busybox:1.36
WORKDIR /www
COPY --from=page /site/index.html .
CMD httpd -f -p 8000 -h /www
