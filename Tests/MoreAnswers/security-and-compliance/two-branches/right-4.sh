# The policy compares with session_user
psql service=a -v ON_ERROR_STOP=1 <<SQL
\set k `cat phone.key`
CREATE EXTENSION IF NOT EXISTS pgcrypto;
ALTER TABLE pickups OWNER TO postgres;
ALTER TABLE pickups ENABLE ROW LEVEL SECURITY;
ALTER TABLE pickups ALTER phone TYPE bytea USING pgp_sym_encrypt(phone, :'k');
ALTER TABLE pickups RENAME phone TO phone_enc;
GRANT SELECT, INSERT, UPDATE, DELETE ON pickups TO leeds;
CREATE POLICY r ON pickups USING (branch = session_user);
SQL
