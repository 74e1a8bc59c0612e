ALTER TABLE offers ENABLE ROW LEVEL SECURITY;
ALTER TABLE offers FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON offers
    USING (tenant = current_setting('app.tenant', true)
           OR tenant IS NULL)
    WITH CHECK (tenant = current_setting('app.tenant', true));
