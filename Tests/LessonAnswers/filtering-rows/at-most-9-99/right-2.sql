SELECT title, price
FROM books
WHERE 9.99 >= price;
