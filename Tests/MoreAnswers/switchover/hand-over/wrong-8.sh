# a is back as a second primary.
sh .probing
node stop a
psql service=b -qo /dev/null -c "SELECT pg_promote()"
node start a
sh .probed
