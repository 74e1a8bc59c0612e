INSERT INTO authors (name, country, died)
VALUES ('Susanna Clarke', 'United Kingdom', 1959),
       ('Ted Chiang', 'United States', 1967),
       ('Sappho', NULL, NULL)
RETURNING id, name;
