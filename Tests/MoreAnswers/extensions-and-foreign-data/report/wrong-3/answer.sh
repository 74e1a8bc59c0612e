cat > report.sql <<'END'
SELECT title, d.copies FROM books JOIN (
  SELECT book_id, sum(copies) AS copies FROM deliveries
  WHERE to_char(day, 'YYYY-MM') = '2025-05' GROUP BY book_id) AS d ON d.book_id = books.id
WHERE genre = 'novel' ORDER BY d.copies DESC, title;
END
