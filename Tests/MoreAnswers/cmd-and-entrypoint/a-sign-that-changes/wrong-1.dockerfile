FROM busybox:1.36
ENV SIGN="Open until six"
COPY show.sh /
CMD ["sh", "/show.sh", "Open on Sunday"]
