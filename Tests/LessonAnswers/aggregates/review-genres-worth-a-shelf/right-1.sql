select genre, count(price), round(avg(price),2) from books group by genre having avg(price)>11 and count(price)>1 order by genre
