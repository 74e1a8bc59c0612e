INSERT INTO books VALUES ('Persuasion', 7.99);
