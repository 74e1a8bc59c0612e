FROM busybox:1.36
WORKDIR /shop
CMD cat sorted.txt
COPY books.txt .
RUN sort books.txt -o sorted.txt
