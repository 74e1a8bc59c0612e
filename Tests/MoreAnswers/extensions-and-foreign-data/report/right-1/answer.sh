cat > report.sql <<'END'
SELECT b.title, d.copies
FROM books AS b
JOIN (SELECT book_id, sum(copies) AS copies FROM deliveries
      WHERE day >= date '2025-05-01' AND day <= date '2025-05-31' GROUP BY book_id) AS d ON b.id = d.book_id
WHERE b.genre = 'novel'
ORDER BY copies DESC, title
END
