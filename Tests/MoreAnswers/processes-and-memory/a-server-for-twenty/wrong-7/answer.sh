node do b initdb -D data -U owner -A trust > log
node do b sh -c '
  echo "max_connections = 20" >> data/postgresql.conf
  echo "shared_buffers = 16MB" >> data/postgresql.conf'
node start b
