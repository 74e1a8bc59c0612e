WITH same AS MATERIALIZED (
    SELECT id, user_id, total_amount FROM orders
    WHERE total_amount = 282.51 AND id > 604673 ORDER BY id LIMIT 20
), less AS MATERIALIZED (
    SELECT id, user_id, total_amount FROM orders
    WHERE total_amount < 282.51 ORDER BY total_amount DESC, id LIMIT 20
)
SELECT * FROM same UNION ALL SELECT * FROM less
ORDER BY total_amount DESC, id LIMIT 20;
