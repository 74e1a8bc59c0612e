SELECT title, round(CAST(pages AS numeric) / 40, 1)::text || ' h'
FROM books;
