SELECT DISTINCT coalesce(city, 'unknown') AS place
FROM customers
WHERE email IS NOT NULL
ORDER BY place DESC;
