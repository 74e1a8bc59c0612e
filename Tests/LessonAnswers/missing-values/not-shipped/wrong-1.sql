SELECT id, ordered_on
FROM orders
WHERE shipped_on <> NULL;
