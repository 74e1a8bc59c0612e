SELECT status, count(*)
FROM orders
WHERE ordered_on > current_date - 10
GROUP BY status
ORDER BY status;
