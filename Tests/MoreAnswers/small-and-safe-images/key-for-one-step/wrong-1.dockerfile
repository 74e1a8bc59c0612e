FROM busybox:1.36
RUN --mount=type=secret,id=key cp /run/secrets/key /key
RUN wc -c < /key > /length
CMD ["cat", "/length"]
