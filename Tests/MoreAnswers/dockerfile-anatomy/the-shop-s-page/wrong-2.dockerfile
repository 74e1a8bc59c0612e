FROM busybox:1.36
WORKDIR /www
RUN echo Kindred > index.html
CMD ["httpd", "-f", "-p", "8000"]
