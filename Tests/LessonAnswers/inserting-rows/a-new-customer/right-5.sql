INSERT INTO customers (name, email, city, joined_on)
VALUES ('Leila Haddad', 'leila@example.org', 'York', 'January 5, 2026')
ON CONFLICT (email) DO NOTHING;
