SELECT c.name, coalesce(c.city, 'not known') AS city
FROM customers c
WHERE c.city NOT IN ('Leeds') OR c.city IS NULL
ORDER BY 1;
