CREATE INDEX a ON order_items (order_id) WHERE book_id = 4000;
