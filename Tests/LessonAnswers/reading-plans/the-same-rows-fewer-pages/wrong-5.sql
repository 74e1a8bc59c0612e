SELECT count(*)
FROM orders
WHERE ordered_on BETWEEN '2023-01-01' AND '2024-01-01';
