SELECT title
FROM books
WHERE id IN (SELECT id FROM books
             EXCEPT
             SELECT book_id FROM order_items)
ORDER BY 1;
