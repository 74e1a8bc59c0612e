SELECT title, genre, published
FROM books
WHERE genre = 'novel' AND published BETWEEN 1950 AND 1999 OR genre = 'stories' AND published BETWEEN 1950 AND 1999;
