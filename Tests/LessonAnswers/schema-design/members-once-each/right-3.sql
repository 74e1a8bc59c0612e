CREATE TABLE members (
    email text PRIMARY KEY,
    name  text NOT NULL
);
INSERT INTO members (name, email)
SELECT name, email FROM club_list
UNION
SELECT name, email FROM club_list;
