CREATE TABLE halls (
    name  text PRIMARY KEY NOT NULL,
    seats integer CHECK (seats > 0) NOT NULL
);
INSERT INTO halls (name, seats)
SELECT hall, seats FROM readings GROUP BY hall, seats;
CREATE TABLE evenings (
    held_on date NOT NULL,
    hall    text NOT NULL,
    author  text NOT NULL,
    CONSTRAINT one_a_day PRIMARY KEY (held_on, hall),
    CONSTRAINT in_a_hall FOREIGN KEY (hall) REFERENCES halls (name)
);
INSERT INTO evenings
SELECT r.held_on, h.name, r.author
FROM readings AS r
JOIN halls AS h ON h.name = r.hall
RETURNING *;
