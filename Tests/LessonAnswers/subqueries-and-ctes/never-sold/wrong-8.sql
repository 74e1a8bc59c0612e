SELECT title
FROM books
WHERE id IN (SELECT book_id FROM stock WHERE copies = 0)
ORDER BY title;
