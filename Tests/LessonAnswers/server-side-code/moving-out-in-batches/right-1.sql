CREATE PROCEDURE move_day(day date)
LANGUAGE plpgsql AS $$
BEGIN
    WITH gone AS (DELETE FROM web_orders WHERE ordered_on = day RETURNING *)
    INSERT INTO old_web_orders (id, ordered_on, status)
    SELECT id, ordered_on, status FROM gone;
EXCEPTION WHEN SQLSTATE '23514' THEN
    RAISE NOTICE '% stays', day;
END $$;
CREATE PROCEDURE archive_web_orders(before date)
LANGUAGE plpgsql AS $$
DECLARE
    day date := (SELECT min(ordered_on) FROM web_orders WHERE ordered_on < before);
BEGIN
    WHILE day IS NOT NULL LOOP
        CALL move_day(day);
        COMMIT;
        day := (SELECT min(ordered_on) FROM web_orders WHERE ordered_on < before AND ordered_on > day);
    END LOOP;
END $$;
CALL archive_web_orders('2025-12-04');
UPDATE web_orders SET status = 'shipped' WHERE id = 4;
CALL archive_web_orders('2025-12-08');
