FROM busybox:1.36
WORKDIR /shop
COPY setup.sh .
RUN sh setup.sh
COPY setup.sh .
CMD ["echo", "Kindred 10.99"]
