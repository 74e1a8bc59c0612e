# Stored as bytes, not encrypted
psql service=a <<SQL
\set k `cat phone.key`
CREATE EXTENSION IF NOT EXISTS pgcrypto;
ALTER TABLE pickups OWNER TO postgres;
GRANT SELECT, INSERT, UPDATE, DELETE ON pickups TO leeds;
ALTER TABLE pickups ENABLE ROW LEVEL SECURITY;
CREATE POLICY r ON pickups USING (branch = current_user);
ALTER TABLE pickups ALTER phone TYPE bytea USING convert_to(phone, 'UTF8');
ALTER TABLE pickups RENAME phone TO phone_enc;
SQL
