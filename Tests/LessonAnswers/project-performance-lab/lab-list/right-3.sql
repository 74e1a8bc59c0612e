SELECT id, user_id, total_amount
FROM orders
WHERE 282.51 >= total_amount
  AND (total_amount < 282.51 OR id >= 604674)
ORDER BY total_amount DESC, id
LIMIT 20;
