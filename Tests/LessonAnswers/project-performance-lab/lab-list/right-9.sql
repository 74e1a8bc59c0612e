SELECT id, user_id, total_amount
FROM orders
WHERE (total_amount, -id) < (282.51, -604673)
ORDER BY total_amount DESC, id
LIMIT 20;
