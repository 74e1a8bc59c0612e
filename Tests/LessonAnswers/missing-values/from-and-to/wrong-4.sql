SELECT name, CASE WHEN born IS NULL THEN 'not known' WHEN died IS NULL THEN 'born ' || born ELSE born || '-' || died END
FROM authors
WHERE country <> 'United States' OR country IS NULL;
