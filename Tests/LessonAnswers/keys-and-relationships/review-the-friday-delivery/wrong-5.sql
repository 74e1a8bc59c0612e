UPDATE stock SET copies = copies + 3 WHERE book_id = 4;
UPDATE stock SET copies = 2 WHERE book_id = 24;
