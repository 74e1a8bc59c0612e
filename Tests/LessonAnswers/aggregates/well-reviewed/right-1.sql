select book_id, count(*), round(avg(stars),2) from reviews group by book_id having count(*)>=2 order by avg(stars) desc nulls last, book_id
