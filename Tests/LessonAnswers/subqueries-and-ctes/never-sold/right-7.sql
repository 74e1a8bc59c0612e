SELECT title FROM books
WHERE id <> ALL (SELECT book_id FROM order_items)
ORDER BY title;
