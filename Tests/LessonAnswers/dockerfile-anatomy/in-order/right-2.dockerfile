FROM busybox:1.36
WORKDIR /shop
CMD ["cat", "sorted.txt"]
COPY books.txt /shop/books.txt
RUN ["sh", "-c", "sort books.txt > sorted.txt"]
