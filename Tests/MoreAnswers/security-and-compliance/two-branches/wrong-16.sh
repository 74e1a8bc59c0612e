# GRANT ALL on a view with its own condition
psql service=a <<'SQL'
ALTER TABLE pickups OWNER TO postgres;
GRANT SELECT, INSERT, UPDATE, DELETE ON pickups TO leeds;
ALTER TABLE pickups ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_branch ON pickups
  USING (branch = current_user);
CREATE OR REPLACE VIEW pickup_list
  WITH (security_barrier) AS
  SELECT id, branch, customer FROM pickups
  WHERE branch = current_user;
GRANT ALL ON pickup_list TO leeds, york;
SQL
