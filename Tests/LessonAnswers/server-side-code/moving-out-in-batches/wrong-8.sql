CREATE PROCEDURE archive_web_orders(before date)
LANGUAGE plpgsql AS $$
DECLARE
    day date;
BEGIN
    FOREACH day IN ARRAY ARRAY['2025-12-01', '2025-12-03', '2025-12-05']::date[]
    LOOP
        WITH moved AS (DELETE FROM web_orders WHERE ordered_on = day RETURNING *)
            INSERT INTO old_web_orders (id, ordered_on, status) SELECT * FROM moved;
        COMMIT;
    END LOOP;
END $$;
CALL archive_web_orders('2025-12-04');
UPDATE web_orders SET status = 'shipped' WHERE id = 4;
CALL archive_web_orders('2025-12-08');
