select book_id, count(*) from reviews group by book_id order by count(*) desc, book_id
