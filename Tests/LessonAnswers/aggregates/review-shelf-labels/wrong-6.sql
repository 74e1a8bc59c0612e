SELECT title || ': ' || coalesce(price::text, 'No price yet')
FROM books
ORDER BY title;
