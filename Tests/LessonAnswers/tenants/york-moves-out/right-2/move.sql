BEGIN;
SET LOCAL lock_timeout = '20s';
UPDATE tenants SET place = 'york' WHERE id = 'york';
WITH moved AS (
    DELETE FROM sales WHERE tenant = 'york' RETURNING *)
INSERT INTO york.sales (tenant, pence)
SELECT tenant, pence FROM moved;
COMMIT;
