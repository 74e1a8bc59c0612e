BEGIN;
UPDATE orders SET status = 'cancelled', shipped_on = NULL WHERE id = 39;
COMMIT;
