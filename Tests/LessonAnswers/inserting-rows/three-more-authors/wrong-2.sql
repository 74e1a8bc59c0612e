INSERT INTO authors (name, country, born)
VALUES ('Susanna Clarke', 'United Kingdom', 1959),
       ('Ted Chiang', 'United States', 1967),
       ('Sappho', '', NULL)
RETURNING id, name;
