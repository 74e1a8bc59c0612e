psql service=a -c "ALTER SYSTEM SET shared_buffers = '1128MB'" -c "ALTER SYSTEM SET max_connections = 48" -c "ALTER SYSTEM SET work_mem = '6MB'"
node stop a; node start a
