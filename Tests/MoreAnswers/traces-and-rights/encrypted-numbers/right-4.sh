# ALTER TABLE computes the new column and writes a new file.
psql service=a <<'SQL'
SET log_min_error_statement = panic;
SET log_statement = 'none';
SET log_min_duration_statement = -1;
\set key `cat phone.key`
\set mac `cat mac.key`
CREATE EXTENSION IF NOT EXISTS pgcrypto;
BEGIN;
ALTER TABLE callers ADD COLUMN phone_mac bytea;
UPDATE callers
SET phone_mac = hmac(phone, :'mac', 'sha256');
ALTER TABLE callers ALTER COLUMN phone TYPE bytea
  USING pgp_sym_encrypt(phone, :'key');
ALTER TABLE callers RENAME COLUMN phone TO phone_enc;
COMMIT;
SQL
