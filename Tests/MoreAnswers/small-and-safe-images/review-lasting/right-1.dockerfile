FROM busybox:1.36
COPY serve.sh /
CMD exec sh /serve.sh
