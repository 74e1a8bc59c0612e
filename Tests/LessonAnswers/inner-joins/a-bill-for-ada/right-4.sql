SELECT o.ordered_on, b.title, i.quantity * i.unit_price
FROM customers c
JOIN orders o ON o.customer_id = c.id AND c.name = 'Ada Okafor'
JOIN order_items i ON i.order_id = o.id
JOIN books b ON b.id = i.book_id
ORDER BY o.ordered_on ASC, b.title ASC;
