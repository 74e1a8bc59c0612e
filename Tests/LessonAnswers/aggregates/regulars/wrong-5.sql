SELECT customer_id, count(*) AS orders,
       max(ordered_on) AS latest
FROM orders
WHERE status <> 'cancelled'
GROUP BY customer_id
HAVING count(*) >= 3
ORDER BY orders DESC, customer_id;
