SELECT DISTINCT city AS place
FROM customers
WHERE email IS NOT NULL AND city IS NOT NULL
ORDER BY place;
