SELECT status, count(*)
FROM orders
WHERE ordered_on + 10 > '2025-12-15'
GROUP BY status
ORDER BY status;
