SELECT l.year, l.genre, sum(s.copies) AS copies
FROM sales AS s
CROSS JOIN LATERAL (VALUES (s.year::text, coalesce(s.genre, 'not recorded')),
                           (s.year::text, 'all genres'), ('all years', 'all genres')) AS l (year, genre)
GROUP BY l.year, l.genre;
