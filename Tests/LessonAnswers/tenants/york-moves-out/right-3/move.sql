CREATE OR REPLACE PROCEDURE move_tenant(t text) LANGUAGE plpgsql AS $$
BEGIN
  UPDATE tenants SET place = t WHERE id = t;
  EXECUTE format('WITH moved AS (DELETE FROM sales WHERE tenant = %L RETURNING *) INSERT INTO %I.sales (id, tenant, pence) SELECT id, tenant, pence FROM moved', t, t);
  EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, ''id''), (SELECT max(id) FROM %I.sales))', t || '.sales', t);
END $$;
CALL move_tenant('york');
