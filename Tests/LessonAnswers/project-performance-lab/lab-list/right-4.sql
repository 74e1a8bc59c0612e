WITH last AS (SELECT id, total_amount FROM orders WHERE id = 604673)
SELECT o.id, o.user_id, o.total_amount
FROM orders AS o
WHERE o.total_amount <= (SELECT total_amount FROM last)
  AND (o.total_amount < (SELECT total_amount FROM last)
       OR o.id > (SELECT id FROM last))
ORDER BY o.total_amount DESC, o.id
LIMIT 20;
