WITH sold AS (SELECT DISTINCT book_id FROM order_items)
SELECT title FROM books
WHERE (SELECT count(*) FROM sold WHERE sold.book_id = books.id) = 0
ORDER BY title;
