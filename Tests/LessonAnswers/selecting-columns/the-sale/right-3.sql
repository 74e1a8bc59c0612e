SELECT title, round(price * (1 - 0.2), 2) AS sale
FROM books
ORDER BY price;
