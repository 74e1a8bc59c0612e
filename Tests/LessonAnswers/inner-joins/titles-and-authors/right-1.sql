select title, name from books join authors on authors.id = author_id order by title
