SELECT upper(name) || ', since ' || to_char(joined_on, 'YYYY')
FROM customers;
