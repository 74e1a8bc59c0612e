UPDATE books AS b
SET price = round(b.price * 110 / 100, 2)
WHERE b.id IN (SELECT id FROM books WHERE genre = 'science fiction' AND price < 11)
RETURNING b.title, b.price;
