UPDATE stock
SET copies = copies + 5, reorder_at = reorder_at + 5
WHERE book_id = 14;
