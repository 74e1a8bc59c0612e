select title, price, 3 * price from books
