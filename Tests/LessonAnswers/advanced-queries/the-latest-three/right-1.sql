select c.name, l.id, l.ordered_on from customers c left join lateral (select id, ordered_on from orders where customer_id = c.id order by ordered_on desc, id desc limit 3) l on true
