FROM busybox:1.36
RUN yes bookshop | head -c 30000000 > /delivery; wc -w /delivery > /words.txt; rm /delivery
CMD ["cat", "/words.txt"]
