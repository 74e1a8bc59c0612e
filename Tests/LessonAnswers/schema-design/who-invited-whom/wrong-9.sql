SELECT name, coalesce(invited_by, 'no one')
FROM customers
ORDER BY name;
