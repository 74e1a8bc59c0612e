FROM busybox:1.36
WORKDIR /shop
RUN printf 'Beloved\nKindred\n' > sorted.txt
CMD ["cat", "sorted.txt"]
