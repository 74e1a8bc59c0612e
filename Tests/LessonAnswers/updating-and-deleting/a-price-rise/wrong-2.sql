UPDATE books
SET price = price * 1.01
WHERE genre = 'science fiction' AND price < 11;
