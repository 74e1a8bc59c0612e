CREATE INDEX items_by_book ON order_items (book_id, quantity);
