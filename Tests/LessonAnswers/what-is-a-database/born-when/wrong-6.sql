SELECT title, published
FROM books;
