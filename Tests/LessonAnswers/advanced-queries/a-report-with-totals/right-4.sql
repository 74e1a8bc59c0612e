WITH details AS (
    SELECT year::text AS year, coalesce(genre, 'not recorded') AS genre, sum(copies) AS copies
    FROM sales
    GROUP BY 1, 2
), years AS (
    SELECT year, 'all genres' AS genre, sum(copies) AS copies
    FROM details
    GROUP BY year
)
SELECT * FROM details
UNION ALL
SELECT * FROM years
UNION ALL
SELECT 'all years', 'all genres', sum(copies) FROM years;
