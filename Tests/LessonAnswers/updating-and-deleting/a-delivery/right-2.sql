UPDATE stock AS s
SET copies = s.copies + 5
WHERE s.book_id = (SELECT id FROM books WHERE title = 'Things Fall Apart');
