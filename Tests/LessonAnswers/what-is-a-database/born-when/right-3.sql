SELECT name AS author, born AS year
FROM authors
ORDER BY born;
