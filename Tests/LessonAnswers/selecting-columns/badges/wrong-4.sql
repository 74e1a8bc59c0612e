SELECT lower(name) || ', since ' || extract(year FROM joined_on)
FROM customers;
