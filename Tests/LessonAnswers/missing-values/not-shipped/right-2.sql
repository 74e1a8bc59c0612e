SELECT o.id, o.ordered_on
FROM orders AS o
WHERE NOT (o.shipped_on IS NOT NULL)
ORDER BY o.id;
