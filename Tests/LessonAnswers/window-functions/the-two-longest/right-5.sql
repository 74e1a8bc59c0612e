SELECT b.genre, b.title, b.pages FROM books AS b
WHERE b.pages IS NOT NULL AND (SELECT count(*) FROM books AS c WHERE c.genre = b.genre AND c.pages > b.pages) < 2
ORDER BY b.genre, b.pages DESC, b.title;
