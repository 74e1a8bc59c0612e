node do e pg_basebackup -D fresh -h "$a_SOCKETS" -c fast -R -C -S e
node stop e
node do e mv data old
node do e mv fresh data
node start e
