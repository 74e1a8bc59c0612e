SELECT name, coalesce(city, 'not known')
FROM customers
WHERE city <> 'Leeds' AND city IS NULL;
