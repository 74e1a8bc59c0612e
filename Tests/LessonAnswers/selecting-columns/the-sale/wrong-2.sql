SELECT title, round(price * 0.8, 2)
FROM books;
