INSERT INTO stock AS s (book_id, copies, reorder_at)
VALUES (24, 2, NULL), (4, 3, NULL)
ON CONFLICT (book_id) DO UPDATE
SET copies = s.copies + excluded.copies
RETURNING *;
