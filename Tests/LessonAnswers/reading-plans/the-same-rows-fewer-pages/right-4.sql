SELECT count(*)
FROM (SELECT ordered_on FROM orders
      WHERE ordered_on >= '2023-01-01' AND ordered_on <= '2023-12-31') AS y;
