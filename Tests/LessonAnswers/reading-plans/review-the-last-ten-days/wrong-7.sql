SELECT status, count(*)
FROM orders
WHERE ordered_on > '2025-11-25'
GROUP BY status
ORDER BY status;
