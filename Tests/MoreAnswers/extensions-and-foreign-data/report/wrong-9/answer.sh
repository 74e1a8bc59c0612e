# A materialized view has the rows of the moment at which it was created.
psql service=a -c "
  CREATE MATERIALIZED VIEW may AS SELECT book_id, sum(copies) AS copies FROM deliveries
  WHERE day >= '2025-05-01' AND day < '2025-06-01' GROUP BY book_id"
cat > report.sql <<'END'
SELECT title, copies FROM books JOIN may ON book_id = id WHERE genre = 'novel' ORDER BY copies DESC, title;
END
