CREATE TABLE members (
    email text PRIMARY KEY,
    name  text NOT NULL
);
INSERT INTO members (email, name)
SELECT DISTINCT name, email FROM club_list;
