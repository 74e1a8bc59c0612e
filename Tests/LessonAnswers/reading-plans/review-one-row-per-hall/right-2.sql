BEGIN;
CREATE TABLE halls (
    name  text,
    seats integer NOT NULL,
    PRIMARY KEY (name),
    CHECK (0 < seats)
);
INSERT INTO halls
SELECT hall, min(seats) FROM readings GROUP BY hall;
CREATE TABLE evenings (
    hall    text REFERENCES halls (name),
    held_on date,
    author  text NOT NULL,
    PRIMARY KEY (hall, held_on)
);
INSERT INTO evenings (author, hall, held_on)
SELECT author, hall, held_on FROM readings;
COMMIT;
