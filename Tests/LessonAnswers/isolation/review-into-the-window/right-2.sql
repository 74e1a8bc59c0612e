BEGIN;
INSERT INTO copies_at AS c (place, book_id, copies)
VALUES ('window', 16, 1), ('window', 13, 2)
ON CONFLICT (place, book_id) DO UPDATE SET copies = c.copies + excluded.copies;
UPDATE copies_at
SET copies = copies - CASE WHEN book_id = 13 THEN 2 WHEN book_id = 16 THEN 1 ELSE 0 END
WHERE place = 'store';
COMMIT;
