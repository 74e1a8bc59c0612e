SELECT DISTINCT country, born
FROM authors;
