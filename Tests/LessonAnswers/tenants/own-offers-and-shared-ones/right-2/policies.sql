ALTER TABLE offers ENABLE ROW LEVEL SECURITY;
ALTER TABLE offers FORCE ROW LEVEL SECURITY;
CREATE FUNCTION current_tenant() RETURNS text STABLE
LANGUAGE sql
RETURN nullif(current_setting('app.tenant', true), '');
CREATE POLICY own ON offers
    USING (tenant = current_tenant())
    WITH CHECK (tenant = current_tenant());
CREATE POLICY shared ON offers FOR SELECT
    USING (tenant IS NULL);
