BEGIN;
UPDATE copies_at SET copies = copies - 1 WHERE place = 'store' AND book_id = 13;
UPDATE copies_at SET copies = copies - 2 WHERE place = 'store' AND book_id = 16;
INSERT INTO copies_at VALUES ('window', 13, 1), ('window', 16, 2)
ON CONFLICT (place, book_id) DO UPDATE SET copies = copies_at.copies + excluded.copies;
COMMIT;
