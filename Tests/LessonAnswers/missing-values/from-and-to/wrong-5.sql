SELECT name, CASE WHEN born IS NULL THEN 'years not known' WHEN died IS NULL THEN 'born ' || born ELSE died || '-' || born END
FROM authors
WHERE country <> 'United States' OR country IS NULL;
