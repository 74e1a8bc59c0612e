VACUUM ANALYZE sales;
SELECT round((pg_relation_size('sales') / 8192 + (SELECT count(*) FROM sales) * (0.01 + 0.0025 * 2))::numeric, 2) AS cost;
