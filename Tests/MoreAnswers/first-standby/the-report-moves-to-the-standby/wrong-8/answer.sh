cat > report.sh <<'END'
psql service="$1" -qAt -c "SELECT b.genre, sum(i.quantity * i.unit_price) AS total FROM order_items AS i JOIN books AS b ON b.id = i.book_id GROUP BY b.genre LIMIT 3"
END
