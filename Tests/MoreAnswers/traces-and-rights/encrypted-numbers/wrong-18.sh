# A new table, step by step: a row that is added in between is lost
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
SET log_min_error_statement = panic;
\set key `cat phone.key`
\set mac `cat mac.key`
CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE TABLE new AS SELECT id, name, pgp_sym_encrypt(phone, :'key') AS phone_enc, hmac(phone, :'mac', 'sha256') AS phone_mac FROM callers;
DROP TABLE callers;
ALTER TABLE new RENAME TO callers;
SQL
