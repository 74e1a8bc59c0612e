SELECT title, price, price * 2 + price AS three
FROM books;
