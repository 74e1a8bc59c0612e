SELECT name, CASE WHEN died IS NOT NULL AND born IS NOT NULL THEN born || '-' || died WHEN born IS NOT NULL THEN 'born ' || born ELSE 'years not known' END AS years
FROM authors
WHERE coalesce(country, '') <> 'United States';
