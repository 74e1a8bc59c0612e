SELECT title, price, price * 2
FROM books;
