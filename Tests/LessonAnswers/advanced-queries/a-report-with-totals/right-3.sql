SELECT coalesce(year::text, 'all years'), coalesce(g, 'all genres'), sum(copies)
FROM (SELECT year, coalesce(genre, 'not recorded') AS g, copies FROM sales) AS s
GROUP BY ROLLUP (year, g);
