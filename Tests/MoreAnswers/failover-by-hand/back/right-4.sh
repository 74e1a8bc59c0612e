# After a start without standby.signal, only a new copy helps.
psql service=b -c CHECKPOINT
node do a pg_rewind -D data --source-server=service=b
node start a
node stop a
node do a mv data broken
node do a pg_basebackup -D data -h "$b_SOCKETS" -c fast -R -C -S a
node start a
