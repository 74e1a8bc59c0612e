SELECT book_id, copies, reorder_at
FROM stock;
