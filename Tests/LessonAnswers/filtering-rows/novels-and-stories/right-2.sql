SELECT title, genre, published
FROM books
WHERE published > 1949 AND published < 2000 AND (genre = 'stories' OR genre = 'novel');
