SELECT title || ': ' || coalesce(CAST(price AS text), 'no price yet') AS label
FROM books
ORDER BY title ASC;
