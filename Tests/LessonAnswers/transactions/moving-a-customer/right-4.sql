BEGIN;
UPDATE orders SET customer_id = CASE WHEN customer_id = 12 THEN 9 ELSE customer_id END;
SAVEPOINT orders_done;
UPDATE reviews SET customer_id = CASE customer_id WHEN 12 THEN 9 ELSE customer_id END;
UPDATE customers SET invited_by = CASE invited_by WHEN 12 THEN 9 ELSE invited_by END;
DELETE FROM customers WHERE id = 12;
COMMIT;
