docker run --name sorter -v "$PWD/incoming:/in:ro" -v "$PWD/outgoing:/out" busybox:1.36 \
  cp /in/books.txt /out/sorted.txt
