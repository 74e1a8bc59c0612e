SELECT title, round(pages * 1.0 / 40, 1) || ' ' || 'h'
FROM books;
