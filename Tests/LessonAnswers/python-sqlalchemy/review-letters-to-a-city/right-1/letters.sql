SELECT customers.name, count(orders.id)
FROM customers LEFT OUTER JOIN orders
     ON orders.customer_id = customers.id
WHERE customers.city = :'city'
GROUP BY customers.id
ORDER BY count(orders.id), customers.name;
