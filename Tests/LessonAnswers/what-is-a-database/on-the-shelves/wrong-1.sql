SELECT id, copies
FROM books, stock;
