SELECT title, pages FROM books
WHERE genre LIKE 'novel' AND NOT (pages < 300)
ORDER BY 2 DESC, 1;
