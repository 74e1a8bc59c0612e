node do b initdb -D data -U postgres -A trust
node start b
psql service=b <<'SQL'
alter system set max_connections to 20;
alter system set shared_buffers to '16 MB';
SQL
node kill b
node start b
