CREATE OR REPLACE PROCEDURE archive_web_orders(before date)
LANGUAGE plpgsql AS $$
DECLARE
    days date[] := ARRAY(SELECT DISTINCT ordered_on FROM web_orders
                         WHERE ordered_on < before ORDER BY ordered_on);
    day date;
BEGIN
    FOREACH day IN ARRAY days LOOP
        CONTINUE WHEN 'open' IN (SELECT status FROM web_orders WHERE ordered_on = day);
        INSERT INTO old_web_orders (id, ordered_on, status)
        SELECT id, ordered_on, status FROM web_orders WHERE ordered_on = day;
        DELETE FROM web_orders WHERE ordered_on = day;
        COMMIT;
    END LOOP;
END $$;
CALL archive_web_orders('2025-12-04');
UPDATE web_orders SET status = 'shipped' WHERE id = 4;
CALL archive_web_orders('2025-12-08');
