docker run --name sorter -v "$PWD:/in:ro" -v "$PWD/outgoing:/out" busybox:1.36 \
  sort -o /out/sorted.txt /in/incoming/books.txt
