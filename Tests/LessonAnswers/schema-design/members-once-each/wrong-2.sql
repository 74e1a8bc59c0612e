CREATE TABLE members (
    email text PRIMARY KEY,
    name  text
);
INSERT INTO members (email, name)
SELECT DISTINCT email, name FROM club_list;
