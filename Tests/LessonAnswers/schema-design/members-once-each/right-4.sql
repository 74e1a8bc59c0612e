CREATE TABLE members (email text, name text);
INSERT INTO members
SELECT email, name FROM club_list GROUP BY email, name;
ALTER TABLE members ADD PRIMARY KEY (email);
ALTER TABLE members ALTER COLUMN name SET NOT NULL;
