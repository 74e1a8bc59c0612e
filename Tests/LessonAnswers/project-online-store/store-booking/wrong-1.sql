WITH open AS (
    SELECT id, amount, round(amount * 0.02, 2) AS fee
    FROM payments
    WHERE id NOT IN (SELECT payment_id FROM entries)
)
INSERT INTO entries (payment_id, account, amount)
SELECT id, 'bank'::account, amount - fee FROM open
UNION ALL
SELECT id, 'fees', fee FROM open
UNION ALL
SELECT id, 'sales', amount FROM open;
