SELECT coalesce(year, 'all years') AS year,
       CASE WHEN grouping(genre) = 1 THEN 'all genres' ELSE coalesce(genre, 'not recorded') END AS genre,
       sum(copies) AS copies
FROM sales
GROUP BY ROLLUP (year, genre)
ORDER BY year;
