psql --csv -c "SELECT status, count(shipped_on) FROM orders GROUP BY status ORDER BY 2 DESC" > orders.csv
