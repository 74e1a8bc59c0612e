WITH numbered AS (
    SELECT c.name, o.id, o.ordered_on,
           row_number() OVER (PARTITION BY c.id ORDER BY o.ordered_on, o.id) AS n
    FROM customers c
    LEFT JOIN orders o ON o.customer_id = c.id
)
SELECT name, id, ordered_on FROM numbered WHERE n <= 3;
