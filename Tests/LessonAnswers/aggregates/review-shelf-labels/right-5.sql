SELECT format('%s: %s', title, coalesce(price::varchar, 'no price yet'))
FROM books
ORDER BY title;
