SELECT name, coalesce(city, 'unknown')
FROM customers
WHERE city <> 'Leeds' OR city IS NULL;
