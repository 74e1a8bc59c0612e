BEGIN;
UPDATE tenants SET place = 'york' WHERE id = 'york';
WITH moved AS (
    DELETE FROM sales WHERE tenant = 'york' RETURNING *)
INSERT INTO york.sales SELECT * FROM moved;
COMMIT;
