select b.title from books b left join reviews r on r.book_id=b.id where r.id is null order by b.title
