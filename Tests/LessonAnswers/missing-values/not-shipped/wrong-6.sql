SELECT id, ordered_on
FROM orders;
