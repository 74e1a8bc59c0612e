cat > report.sql <<'END'
SELECT title, sum(copies) AS copies
FROM books JOIN (SELECT * FROM deliveries WHERE day >= '2025-05-01' AND day < '2025-06-01') AS d ON book_id = books.id
WHERE genre = 'novel' GROUP BY title ORDER BY copies DESC, title;
END
