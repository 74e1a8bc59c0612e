INSERT INTO stock (book_id, copies)
VALUES (8, 3), (24, 2);
