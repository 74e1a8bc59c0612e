ALTER TABLE offers ENABLE ROW LEVEL SECURITY;
ALTER TABLE offers FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON offers FOR SELECT
    USING (tenant IS NULL
        OR tenant = current_setting('app.tenant', true));
CREATE POLICY add ON offers FOR INSERT
    WITH CHECK (tenant = current_setting('app.tenant', true));
CREATE POLICY change ON offers FOR UPDATE
    USING (tenant = current_setting('app.tenant', true));
CREATE POLICY remove ON offers FOR DELETE
    USING (tenant = current_setting('app.tenant', true));
