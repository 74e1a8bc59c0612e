insert into order_facts select ordered_on, book_id, sum(quantity*unit_price) from orders join order_items on orders.id = order_id where status != 'cancelled' group by 1, 2;
select coalesce(quarter, 'all'), coalesce(genre, 'all'), sum(revenue) from order_facts join dim_day using (day) join dim_book using (book_id) group by cube (quarter, genre)
