SELECT upper(name) || ', since 2024'
FROM customers;
