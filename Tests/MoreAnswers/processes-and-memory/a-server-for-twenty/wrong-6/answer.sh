node do b pg_basebackup -D data -h "$a_SOCKETS" -U postgres
node do b sh -c '
  echo "max_connections = 20" >> data/postgresql.conf'
node start b
