SELECT c.name, o.ordered_on, o.status
FROM orders o
INNER JOIN customers c ON o.customer_id = c.id
WHERE o.status IN ('open', 'cancelled')
ORDER BY o.ordered_on ASC;
