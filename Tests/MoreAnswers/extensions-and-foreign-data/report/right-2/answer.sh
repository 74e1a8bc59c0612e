cat > report.sql <<'END'
WITH sums AS MATERIALIZED (
  SELECT book_id, sum(copies) FILTER (WHERE day BETWEEN '2025-05-01' AND '2025-05-31') AS copies
  FROM deliveries GROUP BY book_id)
SELECT title, copies FROM sums JOIN books ON id = book_id
WHERE genre = 'novel' AND copies > 0 ORDER BY 2 DESC, 1;
END
