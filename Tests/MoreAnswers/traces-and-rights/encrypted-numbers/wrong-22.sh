# INSERT SELECT without a lock
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
SET log_min_error_statement = panic;
SET log_statement = 'none';
SET log_min_duration_statement = -1;
\set key `cat phone.key`
\set mac `cat mac.key`
CREATE EXTENSION IF NOT EXISTS pgcrypto;
BEGIN;
CREATE TABLE new (id integer PRIMARY KEY, name text, phone_enc bytea, phone_mac bytea);
INSERT INTO new SELECT id, name, pgp_sym_encrypt(phone, :'key') AS phone_enc, hmac(phone, :'mac', 'sha256') AS phone_mac FROM callers;
DROP TABLE callers;
ALTER TABLE new RENAME TO callers;
COMMIT;
SQL
