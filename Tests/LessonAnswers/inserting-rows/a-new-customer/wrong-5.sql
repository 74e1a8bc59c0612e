INSERT INTO customers (name, email, city, joined_on)
VALUES ('Leila Haddad', 'leila@example.org', 'York', current_date);
