CREATE TABLE members (
    email text PRIMARY KEY,
    name  text NOT NULL
);
INSERT INTO members (email, name)
SELECT email, name FROM customers WHERE email IS NOT NULL;
