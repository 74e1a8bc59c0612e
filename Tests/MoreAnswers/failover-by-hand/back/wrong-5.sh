node stop b
node do b touch data/standby.signal
echo "primary_conninfo = 'host=$a_SOCKETS'" | node do b sh -c 'cat >> data/postgresql.auto.conf'
node start a
node start b
