SELECT genre, title, pages
FROM books
WHERE rank() OVER (PARTITION BY genre ORDER BY pages DESC) <= 2
ORDER BY genre, pages DESC, title;
