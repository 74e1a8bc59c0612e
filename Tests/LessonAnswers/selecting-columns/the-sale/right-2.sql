SELECT b.title, round(b.price * 4 / 5, 2) sale
FROM books AS b;
