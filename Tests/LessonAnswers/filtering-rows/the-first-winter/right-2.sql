SELECT upper(name), joined_on + 365
FROM customers
WHERE joined_on >= date '2024-11-01' AND joined_on < '2025-03-01' AND email LIKE '%example.org';
