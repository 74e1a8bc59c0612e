FROM busybox:1.36
WORKDIR /shop
RUN sort books.txt > sorted.txt
COPY books.txt .
CMD ["cat", "sorted.txt"]
