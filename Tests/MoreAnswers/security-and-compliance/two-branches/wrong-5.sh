# VACUUM, but not VACUUM FULL
psql service=a <<SQL
\set k `cat phone.key`
CREATE EXTENSION IF NOT EXISTS pgcrypto;
ALTER TABLE pickups OWNER TO postgres;
GRANT SELECT, INSERT, UPDATE, DELETE ON pickups TO leeds;
ALTER TABLE pickups ENABLE ROW LEVEL SECURITY;
CREATE POLICY r ON pickups USING (branch = current_user);
ALTER TABLE pickups ADD phone_enc bytea;
UPDATE pickups SET phone_enc = pgp_sym_encrypt(phone, :'k');
ALTER TABLE pickups DROP phone;
VACUUM pickups;
SQL
