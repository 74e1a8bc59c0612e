SELECT title || ': ' || price
FROM books
WHERE price IS NOT NULL
ORDER BY title;
