SELECT name, born + 0
FROM authors;
