node stop a
node do a sh -c 'cat >> data/postgresql.conf <<END
shared_buffers = 128MB   # shared
max_connections = 48     # 45 + 3
work_mem = 6MB
END'
node start a
