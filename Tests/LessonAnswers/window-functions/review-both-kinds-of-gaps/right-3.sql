WITH ids AS (
    SELECT id FROM books
    EXCEPT SELECT book_id FROM order_items
    UNION
    SELECT book_id FROM stock WHERE copies < 1
)
SELECT title FROM books JOIN ids ON ids.id = books.id
ORDER BY title;
