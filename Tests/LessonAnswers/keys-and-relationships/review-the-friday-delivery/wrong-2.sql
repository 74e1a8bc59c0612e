INSERT INTO stock (book_id, copies)
VALUES (4, 3), (24, 2);
