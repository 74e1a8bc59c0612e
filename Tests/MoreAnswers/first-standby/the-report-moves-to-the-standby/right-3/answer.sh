psql service=a -qc "CREATE FUNCTION sold() RETURNS TABLE (genre text, total numeric) LANGUAGE sql AS 'SELECT genre, sum(quantity * unit_price) FROM order_items JOIN books ON id = book_id GROUP BY genre'"
echo 'psql service="$1" -Atc "SELECT genre, total FROM sold() ORDER BY total DESC, genre LIMIT 3"' > report.sh
