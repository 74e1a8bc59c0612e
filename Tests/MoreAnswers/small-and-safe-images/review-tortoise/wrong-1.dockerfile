FROM busybox:1.36
WORKDIR /shop
COPY prices.txt .
COPY setup.sh .
RUN sh setup.sh
CMD ["cat", "prices.txt"]
