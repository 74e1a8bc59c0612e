SELECT coalesce(city, 'unknown') AS city
FROM customers
WHERE email IS NOT NULL
GROUP BY 1
ORDER BY 1;
