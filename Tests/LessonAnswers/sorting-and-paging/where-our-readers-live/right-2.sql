SELECT DISTINCT coalesce(city, 'unknown')
FROM customers
WHERE email IS NOT NULL
ORDER BY 1;
