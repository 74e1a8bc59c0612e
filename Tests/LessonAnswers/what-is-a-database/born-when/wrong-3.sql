SELECT name, born
FROM authors
WHERE born > 0;
