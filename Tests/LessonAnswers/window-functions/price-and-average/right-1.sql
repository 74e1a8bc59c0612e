select title, genre, price, round(avg(price) over (partition by genre),2) from books where price is not null order by genre, title
