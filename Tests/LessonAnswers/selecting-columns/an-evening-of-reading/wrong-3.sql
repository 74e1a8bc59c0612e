SELECT title, round(pages / 40.0, 1) || 'h'
FROM books;
