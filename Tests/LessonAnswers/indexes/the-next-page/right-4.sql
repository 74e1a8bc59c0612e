SELECT id, ordered_on, status
FROM orders
WHERE (ordered_on, id) >= ('2020-06-24', 500245)
ORDER BY 2, 1
LIMIT 10 OFFSET 0;
