SELECT CASE WHEN grouping(year) = 1 THEN 'all years' ELSE year::text END AS year,
       CASE WHEN grouping(genre) = 1 THEN 'all genres' ELSE coalesce(genre, 'not recorded') END AS genre,
       count(copies) AS copies
FROM sales
GROUP BY ROLLUP (year, genre);
