SELECT b.title, b.price, b.price * 3.0
FROM books AS b
ORDER BY b.title;
