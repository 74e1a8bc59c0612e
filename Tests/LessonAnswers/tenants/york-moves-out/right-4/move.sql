BEGIN;
SELECT FROM tenants WHERE id = 'york' FOR NO KEY UPDATE;
WITH moved AS (
    DELETE FROM sales WHERE tenant = 'york' RETURNING *)
INSERT INTO york.sales (id, tenant, pence)
SELECT id, tenant, pence FROM moved;
UPDATE tenants SET place = 'york' WHERE id = 'york';
DO $$ BEGIN PERFORM setval('york.sales_id_seq', (SELECT max(id) + 1000 FROM york.sales)); END $$;
COMMIT;
