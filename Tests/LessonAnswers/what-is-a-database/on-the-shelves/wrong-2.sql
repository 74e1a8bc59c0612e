SELECT book_id, copies
FROM stock
LIMIT 20;
