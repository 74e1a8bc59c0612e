SELECT status, count(*)
FROM orders
WHERE shipped_on > '2025-12-05'
GROUP BY status
ORDER BY status;
