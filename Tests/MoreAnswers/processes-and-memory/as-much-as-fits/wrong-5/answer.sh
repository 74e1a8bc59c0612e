psql service=a -c "ALTER SYSTEM SET shared_buffers = '128MB'" -c "ALTER SYSTEM SET max_connections = 48" \
  -c "ALTER SYSTEM SET work_mem = 6"
node stop a
node start a
