SELECT c.name, coalesce(c.invited_by::text, 'no one')
FROM customers AS c
ORDER BY c.name;
