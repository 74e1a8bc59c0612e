SELECT o.ordered_on, b.title, i.unit_price * i.quantity AS amount
FROM books b
JOIN order_items i ON i.book_id = b.id
JOIN orders o ON o.id = i.order_id
JOIN customers c ON c.id = o.customer_id
WHERE c.name = 'Ada Okafor'
ORDER BY o.ordered_on, b.title;
