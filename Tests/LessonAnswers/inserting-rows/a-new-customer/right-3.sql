INSERT INTO customers
VALUES (DEFAULT, 'Leila Haddad', 'leila@example.org', 'York', '2026-01-05');
