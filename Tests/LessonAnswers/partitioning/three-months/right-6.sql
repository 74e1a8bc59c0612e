CREATE TABLE hits (LIKE hit_log INCLUDING DEFAULTS) PARTITION BY RANGE (day);
DO $$
DECLARE
    first date;
BEGIN
    FOREACH first IN ARRAY ARRAY[date '2025-04-01', '2025-05-01', '2025-06-01'] LOOP
        EXECUTE format('CREATE TABLE %I PARTITION OF hits FOR VALUES FROM (%L) TO (%L)',
            'hits_' || to_char(first, 'YYYY_MM'), first, (first + interval '1 month')::date);
    END LOOP;
END
$$;
INSERT INTO hits SELECT * FROM hit_log;
SELECT count(*) FROM hits WHERE day BETWEEN '2025-05-01' AND '2025-05-31';
