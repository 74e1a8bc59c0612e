SELECT title, round(40.0 / pages, 1) || ' h'
FROM books;
