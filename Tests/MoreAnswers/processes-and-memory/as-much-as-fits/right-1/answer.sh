psql service=a <<'SQL'
ALTER SYSTEM SET shared_buffers TO '131072kB';
ALTER SYSTEM SET max_connections TO 48;
ALTER SYSTEM SET work_mem TO '6MB';
SQL
node kill a
node start a
