SELECT guest.name AS guest,
       CASE WHEN host.name IS NULL THEN 'no one' ELSE host.name END AS host
FROM customers AS host
RIGHT JOIN customers AS guest ON guest.invited_by = host.id
ORDER BY guest;
