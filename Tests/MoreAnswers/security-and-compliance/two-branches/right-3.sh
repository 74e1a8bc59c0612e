# A new table under the old name
psql service=a <<'SQL'
\set key `cat phone.key`
CREATE EXTENSION IF NOT EXISTS pgcrypto;
BEGIN;
CREATE TABLE new (LIKE pickups INCLUDING ALL);
ALTER TABLE new DROP phone, ADD phone_enc bytea;
INSERT INTO new SELECT id, branch, customer, pgp_sym_encrypt(phone, :'key') FROM pickups;
DROP TABLE pickups;
ALTER TABLE new RENAME TO pickups;
ALTER TABLE pickups ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_branch ON pickups
  USING (branch = current_user);
GRANT SELECT, INSERT, UPDATE, DELETE
  ON pickups TO leeds, york;
COMMIT;
SQL
