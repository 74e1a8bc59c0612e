select book_id, copies from stock
