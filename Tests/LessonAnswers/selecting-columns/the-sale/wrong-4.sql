SELECT title, price * 0.8 AS sale
FROM books;
