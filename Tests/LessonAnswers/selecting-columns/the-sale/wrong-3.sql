SELECT title, trunc(price * 0.8, 2) AS sale
FROM books;
