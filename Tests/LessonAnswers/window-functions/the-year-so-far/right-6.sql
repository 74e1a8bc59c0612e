SELECT date_part('month', m) AS month, revenue, sum(revenue) OVER (ORDER BY m ROWS UNBOUNDED PRECEDING)
FROM (SELECT date_trunc('month', ordered_on) AS m, sum(quantity * unit_price) AS revenue
      FROM orders JOIN order_items ON order_id = id
      WHERE status IN ('open', 'shipped') AND ordered_on >= '2025-01-01' AND ordered_on < '2026-01-01' GROUP BY 1) AS x
ORDER BY m;
