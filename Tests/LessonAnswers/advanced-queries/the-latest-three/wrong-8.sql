SELECT c.name, max(o.id) AS id, max(o.ordered_on) AS ordered_on
FROM customers AS c
LEFT JOIN orders AS o ON o.customer_id = c.id
GROUP BY c.id, c.name;
