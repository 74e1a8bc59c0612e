FROM busybox:1.36
ARG MAIL_PASSWORD=hush-hush
COPY send.sh /
CMD ["sh", "/send.sh"]
