SELECT i.name, coalesce(c.name, 'no one')
FROM customers AS c
LEFT JOIN customers AS i ON i.id = c.invited_by
ORDER BY i.name;
