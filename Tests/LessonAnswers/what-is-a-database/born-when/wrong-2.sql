SELECT name
FROM authors;
