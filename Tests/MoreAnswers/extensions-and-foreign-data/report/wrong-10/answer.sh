# extract gives the same result everywhere, but its text constant keeps it from being sent.
cat > report.sql <<'END'
SELECT title, d.copies FROM books JOIN (
  SELECT book_id, sum(copies) AS copies FROM deliveries
  WHERE extract(year FROM day) = 2025 AND extract(month FROM day) = 5 GROUP BY book_id) AS d ON d.book_id = books.id
WHERE genre = 'novel' ORDER BY d.copies DESC, title;
END
