node do a pg_rewind -D data -R --source-server=service=b
node start a
