ALTER TABLE offers ENABLE ROW LEVEL SECURITY;
ALTER TABLE offers FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON offers FOR SELECT
    USING (tenant IS NULL
        OR tenant = current_setting('app.tenant', true));
