INSERT INTO customers (name, email, city)
VALUES ('Leila Haddad', 'leila@example.org', 'York');
