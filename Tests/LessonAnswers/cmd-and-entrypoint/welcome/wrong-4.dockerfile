FROM busybox:1.36
ENTRYPOINT ["echo", "Welcome to the bookshop. Welcome to the garden"]
