CREATE PROCEDURE archive_web_orders(before date)
LANGUAGE plpgsql AS $$
DECLARE
    o record;
BEGIN
    FOR o IN SELECT * FROM web_orders WHERE ordered_on < before ORDER BY ordered_on, id
    LOOP
        BEGIN
            WITH moved AS (DELETE FROM web_orders WHERE id = o.id RETURNING *)
            INSERT INTO old_web_orders (id, ordered_on, status) SELECT * FROM moved;
        EXCEPTION WHEN check_violation THEN
            NULL;
        END;
        COMMIT;
    END LOOP;
END $$;
CALL archive_web_orders('2025-12-04');
UPDATE web_orders SET status = 'shipped' WHERE id = 4;
CALL archive_web_orders('2025-12-08');
