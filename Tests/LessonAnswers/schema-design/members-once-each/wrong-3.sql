CREATE TABLE members (
    email text,
    name  text PRIMARY KEY
);
INSERT INTO members (email, name)
SELECT DISTINCT email, name FROM club_list;
