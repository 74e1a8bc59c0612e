INSERT INTO customers (name, email, city, joined_on, invited_by)
VALUES ('Leila Haddad', 'leila@example.org', 'York', DATE '2026-01-05', NULL)
RETURNING *;
