# The policy compares with session_user, and so does the view
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
ALTER TABLE pickups OWNER TO postgres;
GRANT SELECT, INSERT, UPDATE, DELETE ON pickups TO leeds;
ALTER TABLE pickups ENABLE ROW LEVEL SECURITY;
CREATE POLICY r ON pickups USING (branch = session_user);
CREATE OR REPLACE VIEW pickup_list WITH (security_barrier) AS SELECT id, branch, customer FROM pickups WHERE branch = session_user;
SQL
