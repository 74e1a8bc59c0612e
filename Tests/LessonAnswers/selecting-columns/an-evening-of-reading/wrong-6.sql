SELECT title, round(pages / 60.0, 1) || ' h'
FROM books;
