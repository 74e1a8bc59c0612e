SELECT upper(name) || ', Since ' || extract(year FROM joined_on)
FROM customers;
