SELECT name, coalesce(born || '-' || died, 'born ' || born, 'years not known')
FROM authors
WHERE country <> 'United States' OR country IS NULL
ORDER BY name;
