SELECT year::text, coalesce(genre, 'not recorded') AS genre, sum(copies) AS copies
FROM sales
GROUP BY year, genre;
