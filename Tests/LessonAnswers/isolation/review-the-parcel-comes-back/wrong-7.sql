BEGIN;
UPDATE orders SET status = 'cancelled', shipped_on = NULL WHERE id = 39;
UPDATE stock SET copies = 3 WHERE book_id = 9;
UPDATE stock SET copies = 1 WHERE book_id = 25;
COMMIT;
