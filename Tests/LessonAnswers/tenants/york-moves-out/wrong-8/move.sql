BEGIN;
UPDATE tenants SET place = 'york' WHERE id = 'york';
WITH moved AS (
    DELETE FROM sales RETURNING *)
INSERT INTO york.sales SELECT * FROM moved;
SELECT setval(pg_get_serial_sequence('york.sales', 'id'), max(id)) FROM york.sales;
COMMIT;
