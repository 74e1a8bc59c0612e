BEGIN;
UPDATE copies_at SET copies = copies + 2 WHERE place = 'store' AND book_id = 13;
UPDATE copies_at SET copies = copies + 1 WHERE place = 'store' AND book_id = 16;
COMMIT;
