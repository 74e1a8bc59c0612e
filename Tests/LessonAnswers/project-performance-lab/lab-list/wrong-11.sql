SELECT id, user_id, total_amount
FROM orders
WHERE total_amount <= 282.51 AND (total_amount < 282.51 OR id > 604673)
ORDER BY total_amount DESC, id
LIMIT 20 OFFSET 1;
