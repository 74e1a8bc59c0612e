select title, round(pages / 40.0, 1) || ' h' from books
