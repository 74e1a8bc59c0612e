FROM busybox:1.36
WORKDIR /shop
COPY . .
RUN ["sh", "-c", "sort books.txt > sorted.txt"]
CMD ["cat", "/shop/sorted.txt"]
