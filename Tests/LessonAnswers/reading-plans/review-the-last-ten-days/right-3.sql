SELECT o.status, count(*)
FROM orders AS o
WHERE o.ordered_on > DATE '2025-12-15' - 10
GROUP BY o.status
ORDER BY o.status ASC;
