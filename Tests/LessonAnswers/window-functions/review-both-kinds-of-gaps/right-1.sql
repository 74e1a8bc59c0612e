select title from books where id not in (select book_id from order_items) or id in (select book_id from stock where copies=0) order by title
