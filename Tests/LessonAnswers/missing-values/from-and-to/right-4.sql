SELECT a.name, CASE WHEN a.born IS NULL THEN 'years not known' ELSE coalesce(a.born || '-' || a.died, 'born ' || a.born) END
FROM authors a
WHERE (a.country = 'United States') IS NOT TRUE;
