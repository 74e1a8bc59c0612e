BEGIN;
WITH moves (book_id, n) AS (VALUES (13, 2), (16, 1))
UPDATE copies_at SET copies = copies - n FROM moves
WHERE place = 'store' AND moves.book_id = copies_at.book_id;
WITH moves (book_id, n) AS (VALUES (13, 2), (16, 1))
INSERT INTO copies_at SELECT 'window', book_id, n FROM moves
ON CONFLICT ON CONSTRAINT copies_at_pkey DO UPDATE SET copies = copies_at.copies + excluded.copies;
COMMIT;
