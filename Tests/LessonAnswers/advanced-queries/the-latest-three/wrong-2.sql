WITH numbered AS (
    SELECT c.id AS customer, c.name, o.id, o.ordered_on,
           rank() OVER (PARTITION BY c.id ORDER BY o.ordered_on DESC) AS n
    FROM customers c
    LEFT JOIN orders o ON o.customer_id = c.id
)
SELECT name, id, ordered_on
FROM numbered
WHERE n <= 3;
