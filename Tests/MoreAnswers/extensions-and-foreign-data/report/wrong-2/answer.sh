cat > report.sql <<'END'
SELECT title, d.copies FROM books JOIN (
  SELECT book_id, sum(copies) AS copies FROM deliveries
  WHERE day BETWEEN '2025-05-01' AND '2025-06-01' GROUP BY book_id) AS d ON d.book_id = books.id
WHERE genre = 'novel' ORDER BY d.copies DESC, title;
END
