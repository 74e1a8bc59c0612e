INSERT INTO entries (payment_id, account, amount)
SELECT p.id, a.account,
       CASE a.account WHEN 'bank' THEN p.amount - round(p.amount / 50, 2)
                      WHEN 'fees' THEN round(p.amount / 50, 2)
                      ELSE -p.amount END
FROM payments AS p
CROSS JOIN unnest(enum_range(NULL::account)) AS a(account)
LEFT JOIN entries AS e ON e.payment_id = p.id
WHERE e.payment_id IS NULL;
