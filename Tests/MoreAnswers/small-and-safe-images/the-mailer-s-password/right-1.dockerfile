FROM busybox:1.36
COPY send.sh /mail/
WORKDIR /mail
CMD ["sh", "send.sh"]
