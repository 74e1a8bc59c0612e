psql -c "SELECT status, count(*) FROM orders GROUP BY status ORDER BY count(*) DESC" > orders.csv
