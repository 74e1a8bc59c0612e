CREATE TABLE halls (
    name  text PRIMARY KEY,
    seats integer NOT NULL
);
CREATE TABLE evenings (
    held_on date NOT NULL,
    hall    text NOT NULL REFERENCES halls,
    author  text NOT NULL,
    PRIMARY KEY (held_on, hall)
);
INSERT INTO halls (name, seats)
SELECT DISTINCT hall, seats FROM readings;
INSERT INTO evenings (held_on, hall, author)
SELECT held_on, hall, author FROM readings;
