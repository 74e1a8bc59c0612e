# The owner is a new role, and FORCE is set, too
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
CREATE ROLE shop NOLOGIN;
ALTER TABLE pickups OWNER TO shop;
GRANT SELECT, INSERT, UPDATE, DELETE ON pickups TO leeds, york;
ALTER TABLE pickups ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY p ON pickups FOR ALL TO leeds, york USING (current_user = branch) WITH CHECK (current_user = branch);
ALTER VIEW pickup_list SET (security_invoker = true);
SQL
