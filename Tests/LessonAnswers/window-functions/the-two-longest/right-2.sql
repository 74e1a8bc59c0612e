SELECT genre, title, pages
FROM (SELECT *, rank() OVER (PARTITION BY genre ORDER BY pages DESC) AS place
      FROM books WHERE pages IS NOT NULL) AS ranked
WHERE place IN (1, 2)
ORDER BY 1, 3 DESC, 2;
