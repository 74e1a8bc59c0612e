create index on order_items (book_id)
