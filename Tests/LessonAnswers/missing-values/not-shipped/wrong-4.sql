SELECT id
FROM orders
WHERE shipped_on IS NULL;
