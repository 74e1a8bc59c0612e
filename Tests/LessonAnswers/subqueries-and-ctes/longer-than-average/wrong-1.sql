SELECT title, price
FROM books
WHERE price > (SELECT avg(price) FROM books)
  AND genre = 'novel'
ORDER BY price;
