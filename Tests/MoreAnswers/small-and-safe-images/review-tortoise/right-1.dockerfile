FROM busybox:1.36
COPY setup.sh /shop/
RUN sh /shop/setup.sh
COPY prices.txt /shop/
CMD ["cat", "/shop/prices.txt"]
