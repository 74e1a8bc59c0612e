SELECT o.ordered_on, sum(i.quantity) AS copies,
       sum(sum(i.quantity)) OVER (ORDER BY o.ordered_on)
           AS total
FROM orders AS o
JOIN order_items AS i ON i.order_id = o.id
WHERE o.customer_id IS NULL
GROUP BY o.ordered_on
ORDER BY o.ordered_on;
