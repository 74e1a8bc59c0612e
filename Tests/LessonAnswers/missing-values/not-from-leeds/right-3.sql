SELECT name, coalesce(city, 'not known')
FROM customers
WHERE (city = 'Leeds') IS NOT TRUE;
