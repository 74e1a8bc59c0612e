BEGIN;
SELECT id FROM tenants WHERE id = 'york' FOR UPDATE;
WITH moved AS (
    DELETE FROM sales WHERE tenant = 'york' RETURNING *)
INSERT INTO york.sales (id, tenant, pence)
SELECT id, tenant, pence FROM moved;
SELECT setval(
    pg_get_serial_sequence('york.sales', 'id'), max(id))
FROM york.sales;
UPDATE tenants SET place = 'york' WHERE id = 'york';
COMMIT;
