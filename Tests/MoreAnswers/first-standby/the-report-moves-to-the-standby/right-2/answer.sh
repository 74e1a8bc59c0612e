cat > report.sh <<'END'
psql service="$1" -At -F '|' -c "COPY (SELECT b.genre, i.quantity * i.unit_price FROM order_items AS i JOIN books AS b ON b.id = i.book_id) TO STDOUT" |
  awk -F '\t' '{ cents[$1] += int($2 * 100 + 0.5) } END { for (g in cents) printf "%s|%.2f\n", g, cents[g] / 100 }' |
  sort -t '|' -k 2,2nr -k 1,1 | head -n 3
END
