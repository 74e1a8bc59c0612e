# One row for each book and day is more than 30.
cat > report.sql <<'END'
SELECT title, sum(d.copies) AS copies FROM books JOIN (
  SELECT book_id, day, sum(copies) AS copies FROM deliveries
  WHERE day >= '2025-05-01' AND day < '2025-06-01' GROUP BY book_id, day) AS d ON d.book_id = books.id
WHERE genre = 'novel' GROUP BY title ORDER BY copies DESC, title;
END
