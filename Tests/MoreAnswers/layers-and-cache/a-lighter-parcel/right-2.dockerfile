FROM busybox:1.36
CMD cat /words.txt
RUN set -e; \
    yes bookshop | head -c 30000000 > /delivery; \
    wc -w /delivery | tee /words.txt; \
    rm -f /delivery
