ANALYZE sales;
SELECT round((relpages + reltuples * (0.01 + 2 * 0.005))::numeric, 2)
FROM pg_class WHERE relname = 'sales';
