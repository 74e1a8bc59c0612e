CREATE TABLE counter (
    title  text NOT NULL UNIQUE,
    copies integer
);
INSERT INTO counter (title, copies)
SELECT title, 2
FROM books
WHERE genre = 'novel' AND price < 10;
INSERT INTO counter (title, copies)
VALUES ('Emma', 1);
