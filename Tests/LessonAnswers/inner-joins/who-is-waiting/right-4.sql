SELECT c.name, o.ordered_on, o.status
FROM orders o, customers c
WHERE c.id = o.customer_id AND NOT o.status = 'shipped'
ORDER BY o.ordered_on, c.name;
