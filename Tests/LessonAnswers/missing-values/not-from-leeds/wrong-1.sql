SELECT name, coalesce(city, 'not known')
FROM customers
WHERE NOT city = 'Leeds';
