select concat(title, ': ', coalesce(price::text, 'no price yet')) from books order by title
