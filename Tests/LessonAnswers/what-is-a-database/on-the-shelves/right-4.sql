SELECT stock.book_id, stock.copies * 1
FROM stock;
