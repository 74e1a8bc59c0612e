SELECT upper(name), 365 + joined_on
FROM customers
WHERE email LIKE '%@example.org' AND NOT (joined_on < '2024-11-01' OR joined_on > '2025-02-28');
