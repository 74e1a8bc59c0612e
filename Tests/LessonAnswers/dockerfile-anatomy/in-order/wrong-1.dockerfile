FROM busybox:1.36
WORKDIR /shop
COPY books.txt .
RUN sort books.txt
CMD ["cat", "sorted.txt"]
