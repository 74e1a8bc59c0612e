SELECT title, genre, published
FROM books
WHERE genre IN ('novel', 'stories');
