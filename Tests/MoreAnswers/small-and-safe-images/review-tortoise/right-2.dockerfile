FROM busybox:1.36
WORKDIR /shop
CMD ["cat", "prices.txt"]
COPY setup.sh ./
RUN sh setup.sh
COPY . .
