UPDATE stock
SET copies = copies + 6
WHERE book_id = 11;
