SELECT title, price
FROM books
WHERE price >= 0
ORDER BY price, title
OFFSET 10 FETCH FIRST 5 ROWS ONLY;
