# The branches can write through the view, too, but only their own rows
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
BEGIN;
ALTER TABLE pickups OWNER TO postgres;
GRANT SELECT, INSERT, UPDATE, DELETE ON pickups TO leeds;
ALTER TABLE pickups ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_branch ON pickups USING (branch = current_user);
ALTER VIEW pickup_list SET (security_invoker = true);
GRANT UPDATE, DELETE ON pickup_list TO leeds, york;
COMMIT;
SQL
