select name, ordered_on, status from orders join customers on customers.id = customer_id where shipped_on is null order by ordered_on
