# The key is an argument of psql.
psql service=a -v key="$(cat phone.key)" <<'SQL'
ALTER TABLE pickups OWNER TO postgres;
GRANT SELECT, INSERT, UPDATE, DELETE ON pickups TO leeds;
ALTER TABLE pickups ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_branch ON pickups USING (branch = current_user);
CREATE EXTENSION IF NOT EXISTS pgcrypto;
ALTER TABLE pickups ADD COLUMN phone_enc bytea;
UPDATE pickups SET phone_enc = pgp_sym_encrypt(phone, :'key');
ALTER TABLE pickups DROP COLUMN phone;
VACUUM FULL pickups;
SQL
