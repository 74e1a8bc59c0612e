SELECT format('%s, since %s', upper(name), extract(year FROM joined_on))
FROM customers;
