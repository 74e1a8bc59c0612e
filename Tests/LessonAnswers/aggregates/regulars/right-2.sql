SELECT customer_id, count(id) AS n, max(ordered_on) AS last_order
FROM orders
WHERE customer_id IS NOT NULL
  AND status IN ('open', 'shipped')
GROUP BY customer_id
HAVING count(id) > 2
ORDER BY n DESC, customer_id;
