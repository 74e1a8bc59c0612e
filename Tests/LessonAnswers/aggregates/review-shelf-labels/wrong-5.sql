SELECT coalesce(title || ': ' || price, 'no price yet')
FROM books
ORDER BY title;
