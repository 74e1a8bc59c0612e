SELECT title, published
FROM books
WHERE genre IN ('novel', 'stories') AND published BETWEEN 1950 AND 1999;
