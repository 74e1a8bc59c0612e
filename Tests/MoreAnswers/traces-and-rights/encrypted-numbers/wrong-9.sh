# The statement fails the first time, and the log has the keys.
psql service=a  <<'SQL'
\set key `cat phone.key`
\set mac `cat mac.key`
CREATE EXTENSION IF NOT EXISTS pgcrypto;
UPDATE callers SET phone_enc = pgp_sym_encrypt(phone, :'key'), phone_mac = hmac(phone, :'mac', 'sha256');
BEGIN;
ALTER TABLE callers ADD phone_enc bytea, ADD phone_mac bytea;
UPDATE callers SET phone_enc = pgp_sym_encrypt(phone, :'key'), phone_mac = hmac(phone, :'mac', 'sha256');
ALTER TABLE callers DROP COLUMN phone;
COMMIT;
VACUUM FULL callers;
SQL
