INSERT INTO stock (book_id, copies)
VALUES (4, 2), (24, 3)
ON CONFLICT (book_id)
DO UPDATE SET copies = stock.copies + excluded.copies;
