# An update with a number that an error quotes in the log, but in no argument
psql service=a -f .phone.sql -c 'VACUUM FULL callers'
psql service=a <<'SQL'
SET log_min_error_statement = panic;
UPDATE callers SET id = '01904-555-4417' WHERE id = 5;
SQL
