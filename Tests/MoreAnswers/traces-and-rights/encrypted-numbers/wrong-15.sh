# The keys are in a table of the same database, and so are the numbers
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
SET log_min_error_statement = panic;
\set key `cat phone.key`
\set mac `cat mac.key`
CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE TABLE keys AS SELECT :'key' AS key, :'mac' AS mac;
CREATE FUNCTION enc(text) RETURNS bytea LANGUAGE sql AS $$ SELECT pgp_sym_encrypt($1, (SELECT key FROM keys)) $$;
CREATE TABLE backup AS SELECT * FROM callers;
SQL
psql service=a -f .phone.sql -c 'VACUUM FULL callers'
