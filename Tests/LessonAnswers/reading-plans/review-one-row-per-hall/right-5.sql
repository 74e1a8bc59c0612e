CREATE TABLE halls (name text PRIMARY KEY, seats integer NOT NULL CHECK (seats >= 1));
CREATE TABLE evenings (held_on date, hall text REFERENCES halls (name), author text NOT NULL, PRIMARY KEY (hall, held_on));
INSERT INTO halls SELECT DISTINCT hall, seats FROM readings;
INSERT INTO evenings SELECT held_on, hall, author FROM readings;
