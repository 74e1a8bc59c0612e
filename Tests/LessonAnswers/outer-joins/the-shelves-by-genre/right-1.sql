select b.genre, count(*), coalesce(sum(s.copies),0) as copies from books b left join stock s on s.book_id=b.id group by b.genre having count(*)>1 order by copies desc, b.genre
