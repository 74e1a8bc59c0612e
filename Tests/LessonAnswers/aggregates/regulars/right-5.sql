SELECT customer_id, count(*) FILTER (WHERE status <> 'cancelled') AS n,
       max(ordered_on) FILTER (WHERE status <> 'cancelled')
FROM orders
WHERE customer_id IS NOT NULL
GROUP BY customer_id
HAVING count(*) FILTER (WHERE status <> 'cancelled') >= 3
ORDER BY n DESC, customer_id;
