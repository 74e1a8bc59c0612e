select c.name, count(o.id) from customers c left join orders o on o.customer_id=c.id and o.status<>'cancelled' group by c.id order by 2 desc, 1
