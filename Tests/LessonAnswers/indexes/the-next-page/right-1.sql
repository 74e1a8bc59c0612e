select id, ordered_on, status from orders where (ordered_on,id) > ('2020-06-24',500244) order by ordered_on, id limit 10
