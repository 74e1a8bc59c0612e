SELECT id, user_id, total_amount
FROM (SELECT * FROM orders WHERE total_amount <= 282.51
      ORDER BY total_amount DESC, id OFFSET 21) AS later
ORDER BY total_amount DESC, id
LIMIT 20;
