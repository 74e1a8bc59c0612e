-- Deletes only what was copied, but a sale that was changed in between loses its change.
BEGIN;
SELECT FROM tenants WHERE id = 'york' FOR UPDATE;
INSERT INTO york.sales SELECT * FROM sales WHERE tenant = 'york';
DELETE FROM sales USING york.sales AS moved WHERE sales.id = moved.id;
SELECT setval('york.sales_id_seq', max(id)) FROM york.sales;
UPDATE tenants SET place = 'york' WHERE id = 'york';
COMMIT;
