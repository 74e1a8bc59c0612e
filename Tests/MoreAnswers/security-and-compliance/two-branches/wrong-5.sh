# FORCE, and leeds stays the owner
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
ALTER TABLE pickups ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY r ON pickups USING (branch = current_user);
ALTER VIEW pickup_list SET (security_invoker = true);
SQL
