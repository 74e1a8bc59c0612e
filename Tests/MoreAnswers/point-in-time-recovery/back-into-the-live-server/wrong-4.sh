psql service=b -c "COPY (SELECT customer_id, ordered_on, status, shipped_on FROM orders WHERE customer_id = 5) TO STDOUT" |
  psql service=a -c "COPY orders (customer_id, ordered_on, status, shipped_on) FROM STDIN"
