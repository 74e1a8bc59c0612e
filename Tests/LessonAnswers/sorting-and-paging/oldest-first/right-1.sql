select title, published from books where published is not null order by published, title
