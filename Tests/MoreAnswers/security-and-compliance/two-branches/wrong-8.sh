# Each branch can delete all rows
psql service=a -v ON_ERROR_STOP=1 <<SQL
\set k `cat phone.key`
CREATE EXTENSION IF NOT EXISTS pgcrypto;
ALTER TABLE pickups OWNER TO postgres;
ALTER TABLE pickups ENABLE ROW LEVEL SECURITY;
ALTER TABLE pickups ALTER phone TYPE bytea USING pgp_sym_encrypt(phone, :'k');
ALTER TABLE pickups RENAME phone TO phone_enc;
GRANT SELECT, INSERT, UPDATE, DELETE ON pickups TO leeds;
CREATE POLICY r ON pickups FOR SELECT USING (branch = current_user);
CREATE POLICY i ON pickups FOR INSERT WITH CHECK (branch = current_user);
CREATE POLICY u ON pickups FOR UPDATE USING (branch = current_user);
CREATE POLICY d ON pickups FOR DELETE USING (true);
SQL
