cat > report.sh <<'END'
psql service="$1" -At <<X
SELECT DISTINCT b.genre, sum(i.quantity * i.unit_price) OVER (PARTITION BY b.genre) AS total FROM order_items AS i JOIN books AS b ON b.id = i.book_id ORDER BY total DESC, genre LIMIT 3;
X
END
