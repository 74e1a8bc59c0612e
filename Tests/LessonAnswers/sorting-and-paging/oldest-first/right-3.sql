SELECT b.title, b.published AS year
FROM books b
WHERE NOT b.published IS NULL
ORDER BY year, b.title;
