SELECT name, 'not known'
FROM customers
WHERE city <> 'Leeds' OR city IS NULL;
