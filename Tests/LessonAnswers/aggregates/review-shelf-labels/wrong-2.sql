SELECT title || ': ' || coalesce(price, 'no price yet')
FROM books
ORDER BY title;
