SELECT name, (SELECT count(*) FROM orders WHERE customer_id = c.id)
FROM customers c
WHERE city IN (:'city')
ORDER BY 2, 1;
