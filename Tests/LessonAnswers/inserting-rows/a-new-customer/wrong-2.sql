INSERT INTO customers (name, email, joined_on)
VALUES ('Leila Haddad', 'leila@example.org', '2026-01-05');
