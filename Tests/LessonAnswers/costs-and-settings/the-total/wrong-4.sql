ANALYZE sales;
EXPLAIN SELECT * FROM sales
WHERE amount > 4990 AND note <> 'refund';
