SELECT count(*)
FROM orders
WHERE shipped_on BETWEEN '2023-01-01' AND '2023-12-31';
