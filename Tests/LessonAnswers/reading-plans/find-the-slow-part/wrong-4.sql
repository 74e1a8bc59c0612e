CREATE INDEX order_items_order_book_idx ON order_items (order_id, book_id);
