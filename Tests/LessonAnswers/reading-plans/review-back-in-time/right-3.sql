SELECT o.id, o.ordered_on, o.status
FROM orders AS o
WHERE o.ordered_on <= '2020-06-23'
  AND (o.ordered_on < '2020-06-23' OR o.id < 499753)
ORDER BY o.ordered_on DESC, o.id DESC
FETCH FIRST 10 ROWS ONLY;
