# The view is gone
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
ALTER TABLE pickups OWNER TO postgres;
GRANT SELECT, INSERT, UPDATE, DELETE ON pickups TO leeds;
ALTER TABLE pickups ENABLE ROW LEVEL SECURITY;
CREATE POLICY r ON pickups USING (branch = current_user);
DROP VIEW pickup_list;
SQL
