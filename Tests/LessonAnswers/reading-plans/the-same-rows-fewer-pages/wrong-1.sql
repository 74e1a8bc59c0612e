SELECT count(*)
FROM orders
WHERE extract(year FROM ordered_on) = 2023;
