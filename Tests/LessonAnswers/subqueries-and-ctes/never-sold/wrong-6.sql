SELECT id
FROM books
EXCEPT
SELECT book_id
FROM order_items;
