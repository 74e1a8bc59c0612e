SELECT id, ordered_on, status
FROM orders
WHERE ordered_on <= '2020-06-23' AND id < 499753
ORDER BY ordered_on DESC, id DESC
LIMIT 10;
