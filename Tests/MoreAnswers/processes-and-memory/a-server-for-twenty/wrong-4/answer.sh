node do c initdb -D data -U postgres -A trust > log
node do c sh -c '
  echo "max_connections = 20" >> data/postgresql.conf
  echo "shared_buffers = 16MB" >> data/postgresql.conf'
node start c
