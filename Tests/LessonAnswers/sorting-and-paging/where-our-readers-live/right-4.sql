SELECT DISTINCT coalesce(c.city, 'unknown') AS p
FROM customers c
WHERE NOT c.email IS NULL
ORDER BY p ASC;
