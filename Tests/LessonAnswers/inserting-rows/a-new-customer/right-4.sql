INSERT INTO customers (joined_on, city, email, name)
SELECT '2026-01-05', 'York', 'leila@example.org', 'Leila Haddad';
