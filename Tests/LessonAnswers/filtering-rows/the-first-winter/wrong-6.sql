SELECT upper(name), joined_on + 365
FROM customers
WHERE joined_on BETWEEN '2024-11-01' AND '2025-01-31' AND email LIKE '%example.org';
