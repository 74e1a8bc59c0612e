CREATE TABLE counter (
    title  text NOT NULL UNIQUE,
    copies integer NOT NULL
);
INSERT INTO counter (title, copies)
VALUES ('Pride and Prejudice', 2), ('Frankenstein', 2), ('Mrs Dalloway', 2),
       ('The Waves', 2), ('Invisible Cities', 2), ('Emma', 1);
