SELECT name,
       CASE WHEN city IS NULL THEN 'not known' ELSE city END
FROM customers
WHERE (city = 'Leeds') IS NOT TRUE;
