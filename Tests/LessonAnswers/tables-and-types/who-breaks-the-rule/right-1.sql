select title, pages from books where pages not between 200 and 1000 order by pages, title
