select title, price from books where price is not null order by price, title limit 5 offset 10
