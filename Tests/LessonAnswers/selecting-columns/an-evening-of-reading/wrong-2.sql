SELECT title, round(pages / 40.0, 2) || ' h'
FROM books;
