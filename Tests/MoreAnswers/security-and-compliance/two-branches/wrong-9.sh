# leeds is a member of the role that owns the table
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
ALTER TABLE pickups OWNER TO postgres;
GRANT SELECT, INSERT, UPDATE, DELETE ON pickups TO leeds;
ALTER TABLE pickups ENABLE ROW LEVEL SECURITY;
CREATE ROLE shop;
GRANT shop TO leeds;
ALTER ROLE leeds NOINHERIT;
GRANT CREATE ON SCHEMA public TO shop;
ALTER TABLE pickups OWNER TO shop;
CREATE POLICY r ON pickups USING (branch = current_user);
ALTER VIEW pickup_list SET (security_invoker = true);
SQL
