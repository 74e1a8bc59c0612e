INSERT INTO authors (name, country, born)
VALUES ('Susanna Clarke', 'United Kingdom', 1959)
RETURNING id, name;
INSERT INTO authors (name, country, born)
VALUES ('Ted Chiang', 'United States', 1967)
RETURNING id, name;
INSERT INTO authors (name)
VALUES ('Sappho')
RETURNING id, name;
