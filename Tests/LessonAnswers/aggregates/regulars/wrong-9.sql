SELECT customer_id, count(*) AS n, max(ordered_on)
FROM orders
WHERE customer_id IS NOT NULL AND status = 'shipped'
GROUP BY customer_id
HAVING count(*) >= 3
ORDER BY n DESC, customer_id;
