SELECT id, ordered_on, status
FROM orders
WHERE (id, ordered_on) > (500244, '2020-06-24')
ORDER BY ordered_on, id
LIMIT 10;
