psql service=a -c "ALTER SYSTEM SET synchronous_standby_names = 'ANY 2 (c, b)'" -c "SELECT pg_reload_conf()"
sleep 2
psql service=a -Atc "SHOW synchronous_standby_names"
probe start a
for i in $(seq 100); do [ "$(psql service=a -XAtc 'SELECT count(*) > 15 FROM probe' 2>&1)" = t ] && break; sleep 0.1; done
node kill line
node kill a c
psql service=b -c "SELECT pg_promote()"
wait_for 20 b role primary
probe stop
