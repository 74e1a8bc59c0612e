UPDATE books
SET price = 10.99
WHERE genre = 'science fiction' AND price < 11;
