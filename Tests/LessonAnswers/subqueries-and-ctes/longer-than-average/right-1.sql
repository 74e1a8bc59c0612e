select title, pages from books where pages > (select avg(pages) from books) order by pages desc, title
