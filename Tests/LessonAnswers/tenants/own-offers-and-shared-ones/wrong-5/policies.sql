ALTER TABLE offers ENABLE ROW LEVEL SECURITY;
ALTER TABLE offers FORCE ROW LEVEL SECURITY;
CREATE POLICY shared ON offers FOR SELECT
    USING (tenant IS NULL);
CREATE POLICY own ON offers
    USING (tenant = coalesce(
        current_setting('app.tenant', true), tenant));
