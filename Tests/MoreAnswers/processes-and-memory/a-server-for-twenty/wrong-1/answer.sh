node do b initdb -D data -U postgres -A trust > log
node start b
psql service=b -c "ALTER SYSTEM SET max_connections = 20" \
  -c "ALTER SYSTEM SET shared_buffers = '16MB'" \
  -c "SELECT pg_reload_conf()"
