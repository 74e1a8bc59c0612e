cat > report.sh <<'END'
psql service=$1 -At -c "SELECT genre, total FROM (SELECT genre, sum(quantity * unit_price) AS total FROM order_items, books WHERE id = book_id GROUP BY 1) AS sold ORDER BY 2 DESC, 1 FETCH FIRST 3 ROWS ONLY"
END
