SELECT status, count(id) AS n
FROM orders
WHERE ordered_on >= '2025-12-06'
GROUP BY status
ORDER BY 1;
