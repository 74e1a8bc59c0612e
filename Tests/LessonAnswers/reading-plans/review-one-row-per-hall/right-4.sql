CREATE TABLE halls (name text PRIMARY KEY, seats int NOT NULL CHECK (seats > 0));
INSERT INTO halls SELECT hall, seats FROM readings ON CONFLICT DO NOTHING;
CREATE TABLE evenings (held_on date NOT NULL, hall text NOT NULL, author text NOT NULL);
ALTER TABLE evenings ADD PRIMARY KEY (held_on, hall);
ALTER TABLE evenings ADD FOREIGN KEY (hall) REFERENCES halls;
INSERT INTO evenings (held_on, hall, author) SELECT held_on, hall, author FROM readings;
