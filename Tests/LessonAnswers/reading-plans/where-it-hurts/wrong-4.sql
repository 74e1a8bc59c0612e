CREATE INDEX a ON order_items (book_id);
