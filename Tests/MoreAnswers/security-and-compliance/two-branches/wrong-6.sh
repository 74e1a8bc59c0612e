# leeds can empty the table with TRUNCATE
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
ALTER TABLE pickups OWNER TO postgres;
GRANT ALL ON pickups TO leeds;
ALTER TABLE pickups ENABLE ROW LEVEL SECURITY;
CREATE POLICY r ON pickups USING (branch = current_user);
ALTER VIEW pickup_list SET (security_invoker = true);
SQL
