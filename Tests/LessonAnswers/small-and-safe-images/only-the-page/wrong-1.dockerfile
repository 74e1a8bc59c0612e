FROM python:3.12-slim AS maker
WORKDIR /www
COPY titles.txt page.py ./
RUN python3 page.py
FROM busybox:1.36
RUN mkdir /www && printf '<li>Beloved</li>\n<li>Ficciones</li>\n<li>Kindred</li>\n' > /www/index.html
COPY --from=maker /www/titles.txt /
CMD ["httpd", "-f", "-p", "8000", "-h", "/www"]
