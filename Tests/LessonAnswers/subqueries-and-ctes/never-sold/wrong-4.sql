SELECT title
FROM books
WHERE id NOT IN (SELECT book_id FROM stock)
ORDER BY title;
