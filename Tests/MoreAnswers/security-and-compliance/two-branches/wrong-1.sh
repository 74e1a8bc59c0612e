# Only reading is limited
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
ALTER TABLE pickups OWNER TO postgres;
GRANT SELECT, INSERT, UPDATE, DELETE ON pickups TO leeds;
ALTER TABLE pickups ENABLE ROW LEVEL SECURITY;
ALTER VIEW pickup_list SET (security_invoker = true);
CREATE POLICY r ON pickups FOR SELECT USING (branch = current_user);
CREATE POLICY w ON pickups FOR ALL USING (true);
SQL
