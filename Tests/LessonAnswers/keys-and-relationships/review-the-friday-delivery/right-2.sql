UPDATE stock SET copies = copies + 3 WHERE book_id = 4;
INSERT INTO stock VALUES (24, 2, NULL);
