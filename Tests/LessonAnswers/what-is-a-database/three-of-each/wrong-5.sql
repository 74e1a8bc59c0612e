SELECT name, born, born + 100
FROM authors;
