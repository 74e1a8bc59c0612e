SELECT c.name, count(DISTINCT o.id) AS orders,
       round(sum(i.quantity * i.unit_price) / count(DISTINCT o.id), 2) AS average
FROM customers AS c
JOIN orders AS o ON o.customer_id = c.id
JOIN order_items AS i ON i.order_id = o.id
WHERE o.status IN ('open', 'shipped')
GROUP BY c.id, c.name
HAVING count(DISTINCT o.id) > 2
ORDER BY average DESC, c.name;
