SELECT c.name, i.name AS invited_by
FROM customers AS c
JOIN customers AS i ON i.id = c.invited_by
WHERE i.name = 'Ada Okafor'
ORDER BY c.name;
