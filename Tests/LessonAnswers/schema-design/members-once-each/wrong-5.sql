CREATE TABLE members (
    email text PRIMARY KEY,
    name  text NOT NULL,
    club  text NOT NULL
);
INSERT INTO members (email, name, club)
SELECT email, min(name), min(club) FROM club_list GROUP BY email;
