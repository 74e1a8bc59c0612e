BEGIN;
UPDATE tenants SET place = 'york' WHERE id = 'york';
INSERT INTO york.sales (id, tenant, pence)
SELECT id, tenant, pence FROM sales WHERE tenant = 'york';
DELETE FROM sales WHERE tenant = 'york';
SELECT setval(pg_get_serial_sequence('york.sales', 'id'), max(id)) FROM york.sales;
COMMIT;
