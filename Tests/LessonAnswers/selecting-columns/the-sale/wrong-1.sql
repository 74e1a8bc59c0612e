SELECT title, round(price * 0.9, 2) AS sale
FROM books;
