select title, genre, published from books where genre in ('stories','novel') and published between 1950 and 1999
