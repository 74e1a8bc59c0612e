SELECT coalesce(city, 'unknown') AS place
FROM customers
WHERE email IS NOT NULL
GROUP BY place
ORDER BY place;
