SELECT customer_id, count(DISTINCT ordered_on) AS orders,
       max(ordered_on) AS latest
FROM orders
WHERE customer_id IS NOT NULL AND status <> 'cancelled'
GROUP BY customer_id
HAVING count(DISTINCT ordered_on) >= 3
ORDER BY orders DESC, customer_id;
