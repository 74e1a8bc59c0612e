# a is back as a second primary.
sh .probing
node stop a
sh until.sh b "SELECT pg_last_wal_replay_lsn() > '$(node do a pg_controldata -D data | sed -n 's/^Latest checkpoint location: *//p')'"
psql service=b -qo /dev/null -c "SELECT pg_promote()"
node start a
sh .probed
