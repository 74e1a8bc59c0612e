# Back to a by force: b is killed, and a is promoted.
node kill b
psql service=a -qo /dev/null -c "SELECT pg_promote()"
