echo "ALTER SYSTEM SET synchronous_standby_names TO 'ANY 1 (\"b\", \"c\")'; SELECT pg_reload_conf();" | psql service=a
wait_for 20 a standbys 'b quorum, c quorum'
