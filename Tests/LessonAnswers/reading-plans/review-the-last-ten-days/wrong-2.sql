SELECT status, count(*)
FROM orders
WHERE ordered_on > '2025-12-06'
GROUP BY status
ORDER BY status;
