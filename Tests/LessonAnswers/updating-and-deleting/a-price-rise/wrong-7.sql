SELECT title, price * 1.1
FROM books
WHERE genre = 'science fiction' AND price < 11;
