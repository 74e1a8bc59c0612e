# No policy for UPDATE: it changes no row
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
ALTER TABLE pickups OWNER TO postgres;
GRANT SELECT, INSERT, UPDATE, DELETE ON pickups TO leeds;
ALTER TABLE pickups ENABLE ROW LEVEL SECURITY;
ALTER VIEW pickup_list SET (security_invoker = true);
CREATE POLICY r ON pickups FOR SELECT USING (branch = current_user);
CREATE POLICY i ON pickups FOR INSERT WITH CHECK (branch = current_user);
CREATE POLICY d ON pickups FOR DELETE USING (branch = current_user);
SQL
