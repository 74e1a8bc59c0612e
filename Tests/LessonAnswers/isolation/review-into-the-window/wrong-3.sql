BEGIN;
UPDATE copies_at SET place = 'window' WHERE book_id = 13;
UPDATE copies_at SET copies = copies - 1 WHERE place = 'store' AND book_id = 16;
UPDATE copies_at SET copies = copies + 1 WHERE place = 'window' AND book_id = 16;
COMMIT;
