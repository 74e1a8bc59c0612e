CREATE TABLE counter (
    title  text NOT NULL,
    copies integer NOT NULL,
    UNIQUE (title)
);
INSERT INTO counter (title, copies)
SELECT title, 2 FROM books WHERE genre = 'novel' AND price < 10
UNION
SELECT 'Emma', 1;
