# A novel without a delivery doesn't belong to the result.
cat > report.sql <<'END'
SELECT title, d.copies FROM books LEFT JOIN (
  SELECT book_id, sum(copies) AS copies FROM deliveries
  WHERE day >= '2025-05-01' AND day < '2025-06-01' GROUP BY book_id) AS d ON d.book_id = books.id
WHERE genre = 'novel' ORDER BY d.copies DESC, title;
END
