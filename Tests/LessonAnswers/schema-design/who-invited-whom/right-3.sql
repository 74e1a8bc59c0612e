SELECT c.name, i.name
FROM customers AS c
JOIN customers AS i ON i.id = c.invited_by
UNION ALL
SELECT name, 'no one'
FROM customers
WHERE invited_by IS NULL
ORDER BY 1;
