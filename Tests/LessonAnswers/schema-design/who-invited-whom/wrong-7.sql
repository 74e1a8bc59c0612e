SELECT c.name, coalesce(i.name, 'no one')
FROM customers AS c
LEFT JOIN customers AS i ON i.id = c.invited_by
ORDER BY 2, 1;
