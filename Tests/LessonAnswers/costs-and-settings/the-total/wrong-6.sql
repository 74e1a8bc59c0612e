ANALYZE sales;
SELECT round((relpages + 54 * (0.01 + 2 * 0.0025))::numeric, 2)
FROM pg_class WHERE relname = 'sales';
