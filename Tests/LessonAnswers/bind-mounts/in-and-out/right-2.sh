docker create --name sorter -v "$PWD/outgoing:/out" -v "$PWD/incoming:/in:ro" busybox:1.36 \
  sort -o /out/sorted.txt /in/books.txt
docker start -a sorter
