SELECT count(status)
FROM orders
WHERE ordered_on BETWEEN '2023-01-01' AND '2023-12-31';
