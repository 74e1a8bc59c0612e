SELECT b.title, b.pages AS length
FROM books AS b
WHERE b.genre IN ('novel') AND b.pages > 299
ORDER BY length DESC, b.title ASC;
