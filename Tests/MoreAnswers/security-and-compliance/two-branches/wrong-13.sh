# leeds can create a trigger, which runs with york's rights
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
ALTER TABLE pickups OWNER TO postgres;
GRANT ALL ON pickups TO leeds;
REVOKE TRUNCATE ON pickups FROM leeds;
ALTER TABLE pickups ENABLE ROW LEVEL SECURITY;
CREATE POLICY r ON pickups USING (branch = current_user);
ALTER VIEW pickup_list SET (security_invoker = true);
SQL
