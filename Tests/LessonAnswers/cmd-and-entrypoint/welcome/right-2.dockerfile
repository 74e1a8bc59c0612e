FROM busybox:1.36
ENTRYPOINT ["echo", "Welcome", "to"]
CMD ["the", "bookshop"]
