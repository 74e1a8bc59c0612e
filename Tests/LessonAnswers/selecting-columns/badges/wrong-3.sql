SELECT upper(name) || ', since ' || extract(month FROM joined_on)
FROM customers;
