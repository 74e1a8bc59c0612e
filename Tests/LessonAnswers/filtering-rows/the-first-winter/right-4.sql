SELECT upper(name), (joined_on + interval '365 days')::date
FROM customers
WHERE right(email, 11) = 'example.org' AND joined_on BETWEEN '2024-11-01' AND '2025-02-28';
