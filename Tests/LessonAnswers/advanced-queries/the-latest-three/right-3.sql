SELECT c.name, l.id, l.ordered_on
FROM customers AS c
CROSS JOIN LATERAL (
    SELECT o.id, o.ordered_on
    FROM orders AS o
    WHERE o.customer_id = c.id
    ORDER BY o.ordered_on DESC, o.id DESC
    LIMIT 3
) AS l
UNION ALL
SELECT c.name, NULL, NULL
FROM customers AS c
WHERE NOT EXISTS (SELECT 1 FROM orders AS o WHERE o.customer_id = c.id);
