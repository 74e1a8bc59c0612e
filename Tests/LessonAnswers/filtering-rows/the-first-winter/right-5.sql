SELECT upper(name), joined_on + 365
FROM customers
WHERE joined_on BETWEEN '2024-11-01' AND '2025-02-28'
  AND split_part(email, '@', 2) = 'example.org';
