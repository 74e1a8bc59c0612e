# pgcrypto's column type changed in place, owner is a new role
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
\set k `cat phone.key`
CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE ROLE shop NOLOGIN;
ALTER TABLE pickups OWNER TO shop;
GRANT SELECT, INSERT, UPDATE, DELETE ON pickups TO leeds, york;
ALTER TABLE pickups ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY p ON pickups FOR ALL TO leeds, york USING (current_user = branch) WITH CHECK (current_user = branch);
ALTER TABLE pickups ALTER phone TYPE bytea USING pgp_sym_encrypt(phone, :'k', 'cipher-algo=aes256');
ALTER TABLE pickups RENAME phone TO phone_enc;
SQL
