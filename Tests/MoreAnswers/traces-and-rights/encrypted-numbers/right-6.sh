# A swap by name with a lock, and the old table is dropped afterward
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
SET log_min_error_statement = panic;
SET log_statement = 'none';
SET log_min_duration_statement = -1;
\set key `cat phone.key`
\set mac `cat mac.key`
CREATE EXTENSION IF NOT EXISTS pgcrypto;
BEGIN;
LOCK TABLE callers IN SHARE MODE;
CREATE TABLE new AS SELECT id, name, pgp_sym_encrypt(phone, :'key') AS phone_enc, hmac(phone, :'mac', 'sha256') AS phone_mac FROM callers;
ALTER TABLE new ADD PRIMARY KEY (id);
ALTER TABLE callers RENAME TO old;
ALTER TABLE new RENAME TO callers;
COMMIT;
DROP TABLE old;
SQL
