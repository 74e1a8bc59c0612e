SELECT title, price
FROM books
WHERE NOT (price > 9.99)
ORDER BY price;
