FROM busybox:1.36
WORKDIR /shop
CMD ["cat", "menu.txt"]
COPY install.sh install.sh
RUN ["sh", "install.sh"]
COPY menu.txt menu.txt
