FROM busybox:1.36
CMD ["echo", "Welcome to the bookshop"]
