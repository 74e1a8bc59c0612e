select upper(name) || ', since ' || extract(year from joined_on)::text from customers
