psql service=a -c "DELETE FROM order_items WHERE order_id <= 46" -c "DELETE FROM orders WHERE id <= 46"
for t in "orders WHERE id <= 46" "order_items WHERE order_id <= 46"; do
  psql service=b -c "COPY (SELECT * FROM $t) TO STDOUT" | psql service=a -c "COPY ${t%% *} FROM STDIN"
done
