select title, round(price * 80 / 100, 2) as sale from books
