docker run --name sorter \
  --mount "type=bind,source=$PWD/incoming,target=/in,readonly" \
  --mount "type=bind,source=$PWD/outgoing,target=/out" \
  busybox:1.36 sort -o /out/sorted.txt /in/books.txt
