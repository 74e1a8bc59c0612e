psql service=a -c "ALTER SYSTEM SET shared_buffers = '16384'" -c "ALTER SYSTEM SET max_connections = 48" -c "ALTER ROLE till SET work_mem = '6MB'"
node stop a; node start a
