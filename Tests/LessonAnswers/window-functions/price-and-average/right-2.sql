SELECT b.title, b.genre, b.price, g.average
FROM books AS b
JOIN (SELECT genre, round(avg(price), 2) AS average
      FROM books GROUP BY genre) AS g ON g.genre = b.genre
WHERE b.price IS NOT NULL
ORDER BY b.genre, b.title;
