SELECT count(*)
FROM orders
WHERE ordered_on >= '2023-01-01';
