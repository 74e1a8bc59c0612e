FROM busybox:1.36
WORKDIR /shop
COPY . .
CMD sh install.sh && cat menu.txt
