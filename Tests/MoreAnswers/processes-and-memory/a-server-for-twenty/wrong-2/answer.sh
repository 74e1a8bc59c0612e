node do b initdb -D data -U postgres -A trust > log
node do b sh -c 'echo "max_connections = 20" >> data/postgresql.conf'
node start b
