SELECT name, ordered_on, status
FROM customers, orders
WHERE customers.id = customer_id AND shipped_on IS NULL
ORDER BY ordered_on;
