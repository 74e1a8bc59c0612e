SELECT id, user_id, total_amount
FROM orders
WHERE total_amount <= 282.51 AND NOT (total_amount = 282.51 AND id < 604673)
ORDER BY total_amount DESC, id
LIMIT 20;
