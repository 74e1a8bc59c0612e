SELECT DISTINCT coalesce(city, 'unknown') AS place
FROM customers
WHERE email IS NULL
ORDER BY place;
