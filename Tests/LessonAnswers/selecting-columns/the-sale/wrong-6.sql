SELECT title, round(price - 0.2, 2) AS sale
FROM books;
