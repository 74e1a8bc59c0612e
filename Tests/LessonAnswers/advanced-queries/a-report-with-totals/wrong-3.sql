SELECT coalesce(year::text, 'all years') AS year,
       CASE WHEN genre IS NULL THEN 'all genres' ELSE genre END AS genre,
       sum(copies) AS copies
FROM sales
WHERE genre IS NOT NULL
GROUP BY ROLLUP (year, genre);
