SELECT DISTINCT coalesce(city, 'not known') AS place
FROM customers
WHERE email IS NOT NULL
ORDER BY place;
