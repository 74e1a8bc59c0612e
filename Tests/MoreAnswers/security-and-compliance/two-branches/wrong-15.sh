# Through a view with its own condition, whose owner no policy limits, leeds can give its rows to york
psql service=a <<'SQL'
ALTER TABLE pickups OWNER TO postgres;
ALTER TABLE pickups ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_branch ON pickups
  USING (branch = current_user);
CREATE OR REPLACE VIEW pickup_list
  WITH (security_barrier) AS
  SELECT id, branch, customer FROM pickups
  WHERE branch = current_user;
GRANT SELECT, INSERT, UPDATE, DELETE
  ON ALL TABLES IN SCHEMA public TO leeds, york;
SQL
