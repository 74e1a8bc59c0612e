INSERT INTO stock (book_id, copies)
VALUES (4, 3), (24, 2)
ON CONFLICT (book_id)
DO UPDATE SET copies = excluded.copies;
