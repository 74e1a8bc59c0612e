SELECT title, round(price, 2) * 0.8 AS sale
FROM books;
