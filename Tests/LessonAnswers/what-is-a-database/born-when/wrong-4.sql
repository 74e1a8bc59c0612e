SELECT name, born, died
FROM authors;
