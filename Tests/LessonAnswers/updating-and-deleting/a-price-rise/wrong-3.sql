UPDATE books
SET price = price * 1.1
WHERE genre = 'science fiction' AND price < 10;
