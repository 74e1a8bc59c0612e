SELECT title, price, pages * 3
FROM books;
