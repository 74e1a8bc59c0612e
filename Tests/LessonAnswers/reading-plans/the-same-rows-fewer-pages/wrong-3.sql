SELECT count(*)
FROM orders
WHERE to_char(ordered_on, 'YYYY') = '2023';
