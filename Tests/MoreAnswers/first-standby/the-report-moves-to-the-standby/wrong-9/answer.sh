cat > report.sh <<'END'
node do a psql -qAt <<X
SELECT b.genre, sum(i.quantity * i.unit_price) AS total FROM order_items AS i JOIN books AS b ON b.id = i.book_id GROUP BY b.genre ORDER BY total DESC LIMIT 3
X
END
