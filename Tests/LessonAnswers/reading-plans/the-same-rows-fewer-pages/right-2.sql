SELECT count(ordered_on) AS orders
FROM orders
WHERE ordered_on > '2022-12-31' AND ordered_on < '2024-01-01';
