UPDATE books
SET price = price * 1.1
WHERE genre = 'Science Fiction' AND price < 11;
