psql service=a -c "ALTER SYSTEM SET shared_buffers = '128MB'" -c "ALTER SYSTEM SET max_connections = 45" \
  -c "ALTER SYSTEM SET superuser_reserved_connections = 0" -c "ALTER SYSTEM SET work_mem = '6MB'"
node stop a
node start a
