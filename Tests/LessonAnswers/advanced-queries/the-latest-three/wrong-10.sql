SELECT c.name, l.id, l.ordered_on
FROM customers AS c
LEFT JOIN LATERAL (
    SELECT o.id, o.ordered_on
    FROM orders AS o
    WHERE o.customer_id = c.id
    ORDER BY o.id DESC
    LIMIT 3
) AS l ON true;
