SELECT name, died
FROM authors;
