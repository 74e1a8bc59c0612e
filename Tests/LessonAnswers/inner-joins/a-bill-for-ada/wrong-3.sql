SELECT o.ordered_on, b.title, i.quantity * i.unit_price
FROM customers c
JOIN orders o ON o.customer_id = c.id
JOIN order_items i ON i.order_id = o.id
JOIN books b ON b.id = i.book_id
WHERE c.name = 'Ada Okafor'
ORDER BY b.title, o.ordered_on;
