-- A DO block with one statement that moves, after the lock.
DO $$
DECLARE moved integer;
BEGIN
    PERFORM FROM tenants WHERE id = 'york' FOR UPDATE;
    WITH gone AS (DELETE FROM ONLY sales WHERE tenant = 'york' RETURNING id, tenant, pence)
    INSERT INTO york.sales (id, tenant, pence) TABLE gone;
    GET DIAGNOSTICS moved = ROW_COUNT;
    PERFORM setval(pg_get_serial_sequence('york.sales', 'id'), greatest(max(id), 1)) FROM york.sales;
    UPDATE tenants SET place = 'york' WHERE id = 'york';
    RAISE NOTICE '% moved', moved;
END $$;
