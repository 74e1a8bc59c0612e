cat > report.sql <<'SQL'
SELECT status, count(id) AS orders
FROM orders
GROUP BY status
ORDER BY orders DESC, status;
SQL
psql --csv -f report.sql > orders.csv
