INSERT INTO stock (book_id, copies, reorder_at)
VALUES (4, 3, 1), (24, 2, 1)
ON CONFLICT (book_id)
DO UPDATE SET copies = stock.copies + excluded.copies;
