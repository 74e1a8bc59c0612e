INSERT INTO authors (name, country, born)
VALUES ('Susanna Clarke', 'United Kingdom', 1967),
       ('Ted Chiang', 'United States', 1959),
       ('Sappho', NULL, NULL)
RETURNING id, name;
