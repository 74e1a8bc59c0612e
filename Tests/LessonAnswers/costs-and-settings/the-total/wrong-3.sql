ANALYZE sales;
SELECT round((relpages + reltuples * 0.01)::numeric, 2)
FROM pg_class WHERE relname = 'sales';
