SELECT coalesce(city, 'not known'), name
FROM customers
WHERE city <> 'Leeds' OR city IS NULL;
