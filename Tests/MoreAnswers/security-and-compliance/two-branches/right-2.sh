# Four policies, one for each command
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
ALTER TABLE pickups OWNER TO postgres;
GRANT SELECT, INSERT, UPDATE, DELETE ON pickups TO leeds;
CREATE POLICY r ON pickups FOR SELECT USING (branch = current_user);
CREATE POLICY a ON pickups FOR INSERT WITH CHECK (branch = current_user);
CREATE POLICY w ON pickups FOR UPDATE USING (branch = current_user);
CREATE POLICY d ON pickups FOR DELETE USING (branch = current_user);
ALTER TABLE pickups ENABLE ROW LEVEL SECURITY;
ALTER VIEW pickup_list SET (security_invoker = true);
SQL
