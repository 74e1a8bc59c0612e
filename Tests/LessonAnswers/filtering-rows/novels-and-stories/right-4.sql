SELECT b.title, b.genre, b.published
FROM books b
WHERE NOT (b.published < 1950 OR b.published > 1999) AND b.genre IN ('novel', 'stories')
ORDER BY 1;
