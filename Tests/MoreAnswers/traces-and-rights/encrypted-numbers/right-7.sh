# Columns first, and a lock before the encryption
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
SET log_min_error_statement = panic;
SET log_statement = 'none';
SET log_min_duration_statement = -1;
\set key `cat phone.key`
\set mac `cat mac.key`
CREATE EXTENSION IF NOT EXISTS pgcrypto;
ALTER TABLE callers ADD COLUMN phone_enc bytea, ADD COLUMN phone_mac bytea;
BEGIN;
LOCK TABLE callers;
UPDATE callers SET phone_enc = pgp_sym_encrypt(phone, :'key'), phone_mac = hmac(phone, :'mac', 'sha256');
ALTER TABLE callers DROP COLUMN phone;
COMMIT;
VACUUM FULL callers;
SQL
