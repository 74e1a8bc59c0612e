SELECT id, shipped_on
FROM orders
WHERE shipped_on IS NULL;
