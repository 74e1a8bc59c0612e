# A key is an argument of psql.
psql service=a -v mac="$(cat mac.key)" -f .phone.sql -c 'VACUUM FULL callers'
