SELECT *
FROM orders
WHERE (ordered_on, id) > ('2020-06-24', 500244)
ORDER BY ordered_on, id
LIMIT 10;
