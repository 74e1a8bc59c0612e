FROM busybox:1.36
CMD ["the bookshop"]
ENTRYPOINT ["/bin/echo", "Welcome to"]
