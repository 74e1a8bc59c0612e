SELECT coalesce(i.name, 'no one'), c.name
FROM customers AS c
LEFT JOIN customers AS i ON i.id = c.invited_by
ORDER BY c.name;
