INSERT INTO authors (name, country, born, died)
VALUES ('Susanna Clarke', 'United Kingdom', 1959, NULL),
       ('Ted Chiang', 'United States', 1967, NULL),
       ('Sappho', NULL, NULL, NULL)
RETURNING id AS author, name;
