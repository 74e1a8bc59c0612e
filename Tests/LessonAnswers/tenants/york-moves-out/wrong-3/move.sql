BEGIN;
WITH gate AS (
    UPDATE tenants SET place = 'york' WHERE id = 'york'),
moved AS (
    DELETE FROM sales WHERE tenant = 'york' RETURNING *)
INSERT INTO york.sales SELECT * FROM moved;
SELECT setval(pg_get_serial_sequence('york.sales', 'id'), max(id)) FROM york.sales;
COMMIT;
