CREATE TABLE members (
    name  text NOT NULL,
    email text NOT NULL,
    PRIMARY KEY (email)
);
INSERT INTO members (email, name)
SELECT email, min(name)
FROM club_list
GROUP BY email;
