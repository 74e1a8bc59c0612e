BEGIN;
LOCK TABLE sales;
INSERT INTO york.sales
SELECT * FROM sales WHERE tenant = 'york';
DELETE FROM sales WHERE tenant = 'york';
UPDATE tenants SET place = 'york' WHERE id = 'york';
SELECT setval(pg_get_serial_sequence('york.sales', 'id'), max(id)) FROM york.sales;
COMMIT;
