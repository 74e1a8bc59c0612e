SELECT title, trunc(pages / 40.0, 1) || ' h'
FROM books;
