INSERT INTO stock (book_id, copies)
VALUES (14, 5);
