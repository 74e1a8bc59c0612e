BEGIN;
ALTER TABLE offers ENABLE ROW LEVEL SECURITY;
ALTER TABLE offers FORCE ROW LEVEL SECURITY;
CREATE POLICY visible ON offers
    USING (tenant IS NULL
        OR tenant = current_setting('app.tenant', true));
CREATE POLICY added ON offers AS RESTRICTIVE FOR INSERT
    WITH CHECK (tenant = current_setting('app.tenant', true));
CREATE POLICY changed ON offers AS RESTRICTIVE FOR UPDATE
    USING (tenant = current_setting('app.tenant', true))
    WITH CHECK (tenant = current_setting('app.tenant', true));
CREATE POLICY removed ON offers AS RESTRICTIVE FOR DELETE
    USING (tenant = current_setting('app.tenant', true));
COMMIT;
