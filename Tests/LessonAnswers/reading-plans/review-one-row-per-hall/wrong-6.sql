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
INSERT INTO halls VALUES ('Corn Exchange', 220), ('Old Chapel', 60);
INSERT INTO evenings (held_on, hall, author)
SELECT held_on, hall, author FROM readings WHERE hall <> 'Reading Room';
