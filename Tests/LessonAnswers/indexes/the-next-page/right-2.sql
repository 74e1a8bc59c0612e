SELECT id, ordered_on, status
FROM orders
WHERE ordered_on >= '2020-06-24'
  AND NOT (ordered_on = '2020-06-24' AND id <= 500244)
ORDER BY ordered_on, id
FETCH FIRST 10 ROWS ONLY;
