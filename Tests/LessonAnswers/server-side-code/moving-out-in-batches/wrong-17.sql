CREATE PROCEDURE archive_web_orders(before date)
LANGUAGE plpgsql AS $$
DECLARE day date;
BEGIN
    FOR day IN SELECT DISTINCT ordered_on FROM web_orders WHERE ordered_on < before ORDER BY ordered_on
    LOOP
        BEGIN
            INSERT INTO old_web_orders (id, ordered_on, status)
            SELECT * FROM web_orders WHERE ordered_on = day;
            DELETE FROM web_orders WHERE id IN (SELECT id FROM old_web_orders);
        EXCEPTION WHEN check_violation THEN NULL;
        END;
        COMMIT;
    END LOOP;
END $$;
CALL archive_web_orders('2025-12-04');
UPDATE web_orders SET status = 'shipped' WHERE id = 4;
CALL archive_web_orders('2025-12-08');
