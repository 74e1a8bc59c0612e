# Encrypted in one transaction, dropped in another: a row that is added in between is lost
psql service=a <<'SQL'
SET log_min_error_statement = panic;
SET log_statement = 'none';
SET log_min_duration_statement = -1;
\set key `cat phone.key`
\set mac `cat mac.key`
CREATE EXTENSION IF NOT EXISTS pgcrypto;
ALTER TABLE callers ADD phone_enc bytea, ADD phone_mac bytea;
UPDATE callers SET phone_enc = pgp_sym_encrypt(phone, :'key'), phone_mac = hmac(phone, :'mac', 'sha256');
ALTER TABLE callers DROP COLUMN phone;
VACUUM FULL callers;
SQL
