CREATE TABLE hits (id int NOT NULL, day date NOT NULL, customer_id int NOT NULL) PARTITION BY LIST (day);
DO $$
DECLARE
    month text;
    days text;
BEGIN
    FOREACH month IN ARRAY ARRAY['2025_04', '2025_05', '2025_06'] LOOP
        SELECT string_agg(quote_literal(day), ', ') INTO days
        FROM (SELECT DISTINCT day FROM hit_log WHERE to_char(day, 'YYYY_MM') = month) AS d;
        EXECUTE 'CREATE TABLE hits_' || month || ' PARTITION OF hits FOR VALUES IN (' || days || ')';
    END LOOP;
END
$$;
INSERT INTO hits SELECT * FROM hit_log;
SELECT count(*) FROM hits WHERE day BETWEEN '2025-05-01' AND '2025-05-31';
