SELECT c.name, o.ordered_on, o.status
FROM customers c
JOIN orders o ON o.customer_id = c.id AND o.shipped_on IS NULL
ORDER BY o.ordered_on;
