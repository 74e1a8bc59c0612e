INSERT INTO customers (name, email, city, joined_on)
VALUES ('leila haddad', 'leila@example.org', 'york', '2026-01-05');
