# The condition on the sum is for a, so it can stay outside.
cat > report.sql <<'END'
SELECT title, copies FROM books
JOIN (SELECT book_id AS id, sum(copies) AS copies FROM deliveries
      WHERE day BETWEEN '2025-05-01' AND date '2025-05-01' + 30 GROUP BY 1) AS may USING (id)
WHERE genre = 'novel' AND copies > 0
ORDER BY copies DESC, title;
END
