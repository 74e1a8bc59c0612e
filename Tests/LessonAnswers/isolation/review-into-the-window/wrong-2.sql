BEGIN;
UPDATE copies_at SET copies = copies - 2 WHERE book_id = 13;
UPDATE copies_at SET copies = copies - 1 WHERE book_id = 16;
INSERT INTO copies_at VALUES ('window', 13, 2)
ON CONFLICT DO NOTHING;
COMMIT;
