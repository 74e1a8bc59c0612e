node do b initdb -D data -U postgres -A trust > init.log
node do b sh -c '
  echo "max_connections = 200" >> data/postgresql.conf
  echo "shared_buffers = 116MB" >> data/postgresql.conf'
node start b
