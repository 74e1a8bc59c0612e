SELECT id, ordered_on
FROM orders
WHERE id IN (17, 27, 31, 34, 41, 42, 44);
