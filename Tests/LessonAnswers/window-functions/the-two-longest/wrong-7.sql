SELECT genre, title, max(pages)
FROM books
WHERE pages IS NOT NULL
GROUP BY genre, title
ORDER BY genre, max(pages) DESC, title;
