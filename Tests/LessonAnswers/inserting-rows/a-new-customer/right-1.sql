insert into customers (name, email, city, joined_on) values ('Leila Haddad', 'leila@example.org', 'York', '2026-01-05');
