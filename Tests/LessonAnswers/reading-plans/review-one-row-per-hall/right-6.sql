CREATE TABLE halls (name text NOT NULL, seats integer NOT NULL CHECK (NOT seats <= 0), PRIMARY KEY (name));
INSERT INTO halls SELECT hall, min(seats) FROM readings GROUP BY hall;
CREATE TABLE evenings (held_on date NOT NULL, hall text NOT NULL, author text NOT NULL, CONSTRAINT k PRIMARY KEY (held_on, hall), FOREIGN KEY (hall) REFERENCES halls);
INSERT INTO evenings (author, hall, held_on) SELECT author, hall, held_on FROM readings;
