select customer_id, count(*), max(ordered_on) from orders where customer_id is not null and status != 'cancelled' group by customer_id having count(*) >= 3 order by 2 desc, 1
