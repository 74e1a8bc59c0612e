docker run --rm --name sorter -v "$PWD/incoming:/in:ro" -v "$PWD/outgoing:/out" busybox:1.36 \
  sort -o /out/sorted.txt /in/books.txt
