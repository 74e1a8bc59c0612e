SELECT c.name, coalesce(i.name, 'no one')
FROM customers AS c
LEFT JOIN customers AS i ON i.id = c.id
ORDER BY c.name;
