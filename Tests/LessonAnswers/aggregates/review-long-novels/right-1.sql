select title,pages from books where pages>=300 and genre='novel' order by pages desc,title
