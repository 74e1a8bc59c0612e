SELECT book_id AS book, copies AS count
FROM stock;
