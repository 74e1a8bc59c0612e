SELECT o.id, o.ordered_on, o.status
FROM orders AS o
WHERE ROW (o.ordered_on, o.id) > ROW (DATE '2020-06-24', 500244)
ORDER BY o.ordered_on ASC, o.id ASC
LIMIT 10;
