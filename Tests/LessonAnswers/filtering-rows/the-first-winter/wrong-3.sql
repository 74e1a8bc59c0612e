SELECT upper(name), joined_on + 365
FROM customers
WHERE email LIKE '%example.org';
