SELECT id, ordered_on, status
FROM orders
WHERE (ordered_on, id) > ('2020-06-24', 500244)
LIMIT 10;
