SELECT g.genre, g.n, round(g.a, 2)
FROM (SELECT genre, count(price) AS n, avg(price) AS a
      FROM books GROUP BY genre) AS g
WHERE g.n >= 2 AND g.a > 11
ORDER BY g.genre;
