FROM busybox:1.36
WORKDIR /shop
COPY . .
RUN sort -o sorted.txt books.txt
CMD ["cat", "sorted.txt"]
