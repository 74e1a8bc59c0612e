select title from books where id not in (select book_id from order_items) order by title
