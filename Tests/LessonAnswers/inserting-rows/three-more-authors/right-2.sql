INSERT INTO authors (name, born, country)
VALUES ('Susanna Clarke', 1959, 'United Kingdom'),
       ('Ted Chiang', 1967, 'United States'),
       ('Sappho', DEFAULT, DEFAULT)
RETURNING authors.id, authors.name;
