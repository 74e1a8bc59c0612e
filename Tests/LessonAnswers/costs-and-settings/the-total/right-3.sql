ANALYZE sales;
WITH p AS (
    SELECT max(setting::numeric) FILTER (WHERE name = 'seq_page_cost') AS page,
           max(setting::numeric) FILTER (WHERE name = 'cpu_tuple_cost') AS tuple,
           max(setting::numeric) FILTER (WHERE name = 'cpu_operator_cost') AS op
    FROM pg_settings
)
SELECT round(relpages * page + reltuples::numeric * (tuple + 2 * op), 2) AS cost
FROM pg_class, p
WHERE relname = 'sales';
