SELECT a.name, a.born
FROM authors AS a;
