SELECT customer_id,
       count(*) FILTER (WHERE status <> 'cancelled') AS orders,
       max(ordered_on) FILTER (WHERE status <> 'cancelled') AS latest
FROM orders
WHERE customer_id > 0
GROUP BY customer_id
HAVING count(*) FILTER (WHERE status <> 'cancelled') >= 3
ORDER BY orders DESC, customer_id;
