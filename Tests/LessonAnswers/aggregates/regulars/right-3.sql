SELECT o.customer_id, count(o.customer_id), max(o.ordered_on)
FROM orders o
WHERE NOT o.status = 'cancelled'
GROUP BY o.customer_id
HAVING count(o.customer_id) >= 3
ORDER BY count(o.customer_id) DESC, o.customer_id;
