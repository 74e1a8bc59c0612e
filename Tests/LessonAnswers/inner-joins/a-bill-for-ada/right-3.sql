SELECT o.ordered_on, b.title, i.quantity * i.unit_price
FROM orders o, order_items i, books b, customers c
WHERE i.order_id = o.id AND b.id = i.book_id AND c.id = o.customer_id AND c.name = 'Ada Okafor'
ORDER BY 1, 2;
