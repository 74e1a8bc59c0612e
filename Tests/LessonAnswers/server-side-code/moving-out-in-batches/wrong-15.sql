CREATE PROCEDURE archive_web_orders(before date)
LANGUAGE plpgsql AS $$
DECLARE
    r record;
BEGIN
    FOR r IN SELECT DISTINCT ordered_on AS day FROM web_orders
             WHERE ordered_on < before ORDER BY 1
    LOOP
        BEGIN
            INSERT INTO old_web_orders (id, ordered_on, status)
            SELECT * FROM web_orders WHERE ordered_on = r.day;
            DELETE FROM web_orders WHERE ordered_on = r.day;
        EXCEPTION WHEN OTHERS THEN
            RAISE WARNING 'day % is not moved: %', r.day, SQLERRM;
        END;
        COMMIT;
    END LOOP;
END $$;
CALL archive_web_orders('2025-12-04');
UPDATE web_orders SET status = 'shipped' WHERE id = 4;
CALL archive_web_orders('2025-12-08');
