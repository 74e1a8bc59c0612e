node do b initdb -D data -U postgres -A trust > log
node do b sh -c '
  echo "max_connections = 20" > data/postgresql.auto.conf
  echo "shared_buffers = 16MB" >> data/postgresql.auto.conf'
