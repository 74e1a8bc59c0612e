CREATE TABLE halls (
    name  text PRIMARY KEY,
    seats integer NOT NULL CHECK (seats > 0)
);
CREATE TABLE evenings (
    held_on date NOT NULL,
    hall    text NOT NULL REFERENCES halls,
    author  text NOT NULL
);
INSERT INTO halls (name, seats)
SELECT DISTINCT hall, seats FROM readings;
INSERT INTO evenings (held_on, hall, author)
SELECT held_on, hall, author FROM readings;
