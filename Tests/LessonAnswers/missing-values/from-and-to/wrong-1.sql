SELECT name, CASE WHEN born IS NULL THEN 'years not known' WHEN died IS NULL THEN 'born ' || born ELSE born || '-' || died END
FROM authors;
