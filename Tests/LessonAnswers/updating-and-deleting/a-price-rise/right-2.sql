UPDATE books
SET price = price + price / 10
WHERE genre = 'science fiction' AND price < 11;
