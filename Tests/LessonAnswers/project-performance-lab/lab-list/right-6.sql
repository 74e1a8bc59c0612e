SELECT id, user_id, total_amount
FROM orders
WHERE total_amount <= 282.51 AND CASE WHEN total_amount = 282.51 THEN id > 604673 ELSE true END
ORDER BY total_amount DESC, id
LIMIT 20;
