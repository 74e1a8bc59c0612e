WITH bought AS (
    SELECT DISTINCT o.customer_id, i.book_id
    FROM orders AS o JOIN order_items AS i ON i.order_id = o.id
    WHERE o.customer_id IS NOT NULL
)
SELECT c.name, b.title
FROM reviews AS r
JOIN customers AS c ON c.id = r.customer_id
JOIN books AS b ON b.id = r.book_id
LEFT JOIN bought ON bought.customer_id = r.customer_id
                AND bought.book_id = r.book_id
WHERE bought.book_id IS NULL
ORDER BY c.name, b.title;
