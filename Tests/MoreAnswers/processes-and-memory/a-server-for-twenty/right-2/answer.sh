node do b sh -c '
  initdb -D data -U postgres > log.txt 2>&1
  echo "include '"'"'room.conf'"'"'" >> data/postgresql.conf
  printf "shared_buffers = 2048\nmax_connections = 20\n" > data/room.conf'
node start b
