select id, ordered_on, status from orders where (ordered_on,id) < ('2020-06-23',499753) order by ordered_on desc, id desc limit 10
