SELECT count(*) FROM orders
WHERE ordered_on >= DATE '2023-01-01'
  AND ordered_on < DATE '2023-01-01' + 365;
