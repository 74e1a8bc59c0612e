SELECT book_id, copies
FROM stock
WHERE copies > 0;
