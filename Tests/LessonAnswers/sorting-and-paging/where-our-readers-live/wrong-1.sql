SELECT DISTINCT coalesce(city, 'unknown') AS place
FROM customers
ORDER BY place;
