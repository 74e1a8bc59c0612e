SELECT c.name, o.ordered_on, o.status
FROM orders o
JOIN customers c ON c.id = o.customer_id
WHERE o.shipped_on IS NULL
ORDER BY o.ordered_on DESC;
