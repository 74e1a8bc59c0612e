node do b initdb --pgdata=data --username=postgres --auth=trust > initdb.txt
node do b sh -c "printf 'max_connections = 20\nshared_buffers = 16384kB\n' >> data/postgresql.conf"
node start b
