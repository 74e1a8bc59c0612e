SELECT status, count(id) FROM orders WHERE ordered_on >= date '2025-12-15' - interval '9 days' GROUP BY 1 ORDER BY 1;
