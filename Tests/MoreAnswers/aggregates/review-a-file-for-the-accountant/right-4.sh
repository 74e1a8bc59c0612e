psql -c "COPY (SELECT status, count(*) FROM orders GROUP BY status ORDER BY 2 DESC) TO STDOUT WITH (FORMAT csv, HEADER)" > orders.csv
