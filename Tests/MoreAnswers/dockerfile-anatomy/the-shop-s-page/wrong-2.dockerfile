FROM busybox:1.36
EXPOSE 8000
WORKDIR /www
RUN echo Kindred > index.html
CMD ["httpd", "-f", "-p", "8000"]
