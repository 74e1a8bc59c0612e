INSERT INTO entries (payment_id, account, amount)
SELECT p.id, a.account, CASE a.account WHEN 'bank' THEN round(p.amount * 0.98, 2) WHEN 'fees' THEN round(p.amount * 0.02, 2) ELSE -p.amount END
FROM payments AS p CROSS JOIN unnest(enum_range(NULL::account)) AS a(account)
WHERE NOT EXISTS (SELECT FROM entries AS e WHERE e.payment_id = p.id);
