SELECT CASE WHEN grouping(year) = 0 THEN 'all years' ELSE year::text END AS year,
       CASE WHEN grouping(genre) = 0 THEN 'all genres' ELSE coalesce(genre, 'not recorded') END AS genre,
       sum(copies) AS copies
FROM sales
GROUP BY ROLLUP (year, genre);
