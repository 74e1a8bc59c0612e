FROM busybox:1.36
RUN --mount=type=secret,id=key \
  cp /run/secrets/key /tmp/key && wc -c < /tmp/key > /length && rm /tmp/key
CMD ["cat", "/length"]
