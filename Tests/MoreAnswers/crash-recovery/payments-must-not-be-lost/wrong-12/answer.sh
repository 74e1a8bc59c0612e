# Each database of today has a setting, but not one that's created tomorrow.
for db in postgres template1; do psql service=a -c "ALTER DATABASE $db SET synchronous_commit = on"; done
psql service=a -c "ALTER ROLE web SET synchronous_commit = off"
