ANALYZE sales;
SELECT round((relpages * 0.01 + reltuples * (1 + 2 * 0.0025))::numeric, 2)
FROM pg_class WHERE relname = 'sales';
