# leeds is a member of the role that owns the table
psql service=a -v ON_ERROR_STOP=1 <<SQL
\set k `cat phone.key`
CREATE EXTENSION IF NOT EXISTS pgcrypto;
ALTER TABLE pickups OWNER TO postgres;
ALTER TABLE pickups ENABLE ROW LEVEL SECURITY;
ALTER TABLE pickups ALTER phone TYPE bytea USING pgp_sym_encrypt(phone, :'k');
ALTER TABLE pickups RENAME phone TO phone_enc;
GRANT SELECT, INSERT, UPDATE, DELETE ON pickups TO leeds;
CREATE ROLE shop; GRANT shop TO leeds; ALTER ROLE leeds NOINHERIT; GRANT CREATE ON SCHEMA public TO shop; ALTER TABLE pickups OWNER TO shop;
CREATE POLICY r ON pickups USING (branch = current_user);
SQL
