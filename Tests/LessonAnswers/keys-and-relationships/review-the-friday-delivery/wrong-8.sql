UPDATE stock SET copies = copies + 3;
INSERT INTO stock (book_id, copies) VALUES (24, 2);
