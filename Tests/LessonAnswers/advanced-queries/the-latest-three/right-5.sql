SELECT c.name, l.id, l.ordered_on
FROM customers AS c
LEFT JOIN LATERAL (
    SELECT * FROM orders AS o
    WHERE o.customer_id = c.id
    ORDER BY (o.ordered_on, o.id) DESC
    LIMIT 3
) AS l ON l.customer_id = c.id;
