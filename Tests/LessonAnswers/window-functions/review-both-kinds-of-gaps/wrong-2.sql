SELECT b.title
FROM books AS b
JOIN stock AS s ON s.book_id = b.id
WHERE s.copies = 0
UNION ALL
SELECT b.title
FROM books AS b
JOIN stock AS s ON s.book_id = b.id
WHERE NOT EXISTS (SELECT 1 FROM order_items AS i
                  WHERE i.book_id = b.id)
ORDER BY title;
