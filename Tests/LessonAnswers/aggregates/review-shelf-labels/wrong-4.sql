SELECT title || ':' || coalesce(price::text, 'no price yet')
FROM books
ORDER BY title;
