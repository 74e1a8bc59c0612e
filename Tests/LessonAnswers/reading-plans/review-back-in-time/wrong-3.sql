SELECT id, ordered_on, status
FROM orders
ORDER BY ordered_on DESC, id DESC
LIMIT 10 OFFSET 500247;
