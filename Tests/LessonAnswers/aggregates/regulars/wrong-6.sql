SELECT customer_id, count(*) AS orders,
       ordered_on AS latest
FROM orders
WHERE customer_id IS NOT NULL AND status <> 'cancelled'
GROUP BY customer_id
HAVING count(*) >= 3
ORDER BY orders DESC, customer_id;
