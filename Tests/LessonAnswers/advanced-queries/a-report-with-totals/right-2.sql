SELECT coalesce(year::text, 'all years') AS year,
       CASE grouping(genre) WHEN 0 THEN coalesce(genre, 'not recorded') ELSE 'all genres' END AS genre,
       sum(copies) AS copies
FROM sales
GROUP BY GROUPING SETS ((year, genre), (year), ())
ORDER BY 1, 2;
