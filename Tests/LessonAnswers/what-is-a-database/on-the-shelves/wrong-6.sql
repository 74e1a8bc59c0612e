SELECT id, pages
FROM books;
