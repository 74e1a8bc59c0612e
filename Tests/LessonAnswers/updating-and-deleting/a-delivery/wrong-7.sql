UPDATE stock
SET copies = copies - 5
WHERE book_id = 14;
