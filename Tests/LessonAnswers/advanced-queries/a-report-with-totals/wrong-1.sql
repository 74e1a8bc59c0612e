SELECT CASE WHEN grouping(year) = 1 THEN 'all years' ELSE year::text END AS year,
       CASE WHEN grouping(genre) = 1 THEN 'all genres' ELSE genre END AS genre,
       sum(copies) AS copies
FROM sales
GROUP BY ROLLUP (year, genre);
