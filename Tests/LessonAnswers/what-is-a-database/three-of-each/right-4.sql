SELECT title, price, (price + price) + price
FROM books;
