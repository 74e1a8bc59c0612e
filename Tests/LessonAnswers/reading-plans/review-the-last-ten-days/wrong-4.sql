SELECT count(*), status
FROM orders
WHERE ordered_on > '2025-12-05'
GROUP BY status
ORDER BY status;
