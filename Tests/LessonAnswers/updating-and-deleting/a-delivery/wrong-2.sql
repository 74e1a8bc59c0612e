UPDATE stock
SET copies = 5
WHERE book_id = 14;
