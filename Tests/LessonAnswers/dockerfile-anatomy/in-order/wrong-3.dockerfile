FROM busybox:1.36
WORKDIR /shop
COPY books.txt .
CMD sort books.txt > sorted.txt && cat sorted.txt
