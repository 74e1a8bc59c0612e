SELECT s.book_id, s.copies
FROM stock s
ORDER BY s.copies;
