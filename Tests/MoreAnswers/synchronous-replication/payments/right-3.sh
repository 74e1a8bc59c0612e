echo "synchronous_commit = local" | node do a sh -c 'cat >> data/postgresql.conf'
psql service=a -c "SELECT pg_reload_conf()" -c "ALTER ROLE till SET synchronous_commit = on"
sleep 1
