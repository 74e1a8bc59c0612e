# Numbers as arguments, and in the log, where errors quote them
psql service=a -f .phone.sql -c 'VACUUM FULL callers'
psql service=a -c "SELECT '0113-555-1204'::int"
psql service=a -c "UPDATE callers SET name = name WHERE '0113-555-1204' = 'x'"
