node do b sed -i '1i max_standby_streaming_delay = 5min' data/postgresql.conf
psql service=b -c "SELECT pg_reload_conf()"
