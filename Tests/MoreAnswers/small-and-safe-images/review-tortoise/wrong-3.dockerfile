FROM busybox:1.36
WORKDIR /shop
COPY prices.txt .
CMD ["cat", "prices.txt"]
