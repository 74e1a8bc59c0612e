# Four policies, one for each command
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
\set k `cat phone.key`
BEGIN;
CREATE EXTENSION IF NOT EXISTS pgcrypto;
ALTER TABLE pickups OWNER TO postgres;
GRANT SELECT, INSERT, UPDATE, DELETE ON pickups TO leeds;
CREATE POLICY r ON pickups FOR SELECT USING (branch = current_user);
CREATE POLICY a ON pickups FOR INSERT WITH CHECK (branch = current_user);
CREATE POLICY w ON pickups FOR UPDATE USING (branch = current_user);
CREATE POLICY d ON pickups FOR DELETE USING (branch = current_user);
ALTER TABLE pickups ENABLE ROW LEVEL SECURITY;
ALTER TABLE pickups ADD phone_enc bytea;
UPDATE pickups SET phone_enc = pgp_sym_encrypt(phone, :'k');
ALTER TABLE pickups DROP phone, ALTER phone_enc SET NOT NULL;
COMMIT;
CLUSTER pickups USING pickups_pkey;
SQL
