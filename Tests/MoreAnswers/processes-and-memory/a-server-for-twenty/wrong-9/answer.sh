node stop a
node do b cp -R "$a_DIR/data" data
node do b sh -c '
  echo "max_connections = 20" >> data/postgresql.conf
  echo "shared_buffers = 16MB" >> data/postgresql.conf'
node start b
