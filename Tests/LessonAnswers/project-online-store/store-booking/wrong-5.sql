INSERT INTO entries (payment_id, account, amount)
SELECT id, 'bank', amount FROM payments
WHERE id NOT IN (SELECT payment_id FROM entries);
