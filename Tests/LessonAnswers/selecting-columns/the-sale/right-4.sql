SELECT title, CAST(price * 0.8 AS numeric(6,2)) AS sale
FROM books;
