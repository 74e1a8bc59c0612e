SELECT title, genre, published
FROM books
WHERE genre IN ('novel', 'stories') AND published > 1958 AND published < 1999;
