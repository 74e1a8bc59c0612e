SELECT year::text, coalesce(genre, 'not recorded') AS genre, sum(copies) AS copies
FROM sales
GROUP BY ROLLUP (year, genre);
