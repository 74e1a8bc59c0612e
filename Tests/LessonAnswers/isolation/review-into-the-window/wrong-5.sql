BEGIN;
UPDATE copies_at SET copies = copies - 2 WHERE place = 'store' AND book_id = 13;
UPDATE copies_at SET copies = copies - 1 WHERE place = 'store' AND book_id = 16;
INSERT INTO copies_at VALUES ('window', 13, 2), ('window', 16, 1)
ON CONFLICT (place, book_id) DO NOTHING;
COMMIT;
