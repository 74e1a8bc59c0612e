SELECT title, price * 3, price
FROM books;
