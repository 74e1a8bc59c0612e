# leeds has no privilege anymore
psql service=a <<SQL
\set k `cat phone.key`
CREATE EXTENSION IF NOT EXISTS pgcrypto;
ALTER TABLE pickups OWNER TO postgres;
ALTER TABLE pickups ENABLE ROW LEVEL SECURITY;
CREATE POLICY r ON pickups USING (branch = current_user);
ALTER TABLE pickups ALTER phone TYPE bytea USING pgp_sym_encrypt(phone, :'k');
ALTER TABLE pickups RENAME phone TO phone_enc;
SQL
