UPDATE books
SET price = price * 1.1
WHERE genre = 'science fiction' OR price < 11;
