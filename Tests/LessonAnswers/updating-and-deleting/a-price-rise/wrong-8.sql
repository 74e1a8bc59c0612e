UPDATE books
SET price = trunc(price * 1.1, 2)
WHERE genre = 'science fiction' AND price < 11;
