SELECT c.name, o.id, o.ordered_on
FROM customers AS c
LEFT JOIN orders AS o ON o.customer_id = c.id;
