INSERT INTO customers (name, email, city, joined_on)
VALUES ('Leila Haddad', 'leila@example.org', 'York', '2026-01-05');
INSERT INTO customers (name, email, city, joined_on)
VALUES ('Leila Haddad', 'leila2@example.org', 'York', '2026-01-05');
