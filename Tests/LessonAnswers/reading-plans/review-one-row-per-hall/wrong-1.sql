CREATE TABLE halls (
    name  text PRIMARY KEY,
    seats integer NOT NULL CHECK (seats > 0)
);
CREATE TABLE evenings (
    held_on date NOT NULL,
    hall    text NOT NULL REFERENCES halls,
    author  text NOT NULL,
    PRIMARY KEY (held_on, hall)
);
INSERT INTO halls (name, seats)
SELECT DISTINCT hall, seats FROM readings;
