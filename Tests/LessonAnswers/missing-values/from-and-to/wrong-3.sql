SELECT name, CASE WHEN born = NULL THEN 'years not known' WHEN died = NULL THEN 'born ' || born ELSE born || '-' || died END
FROM authors
WHERE country <> 'United States' OR country IS NULL;
