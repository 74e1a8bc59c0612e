UPDATE stock SET copies = 7 WHERE book_id = 14;
