psql --csv -o orders.csv -c "select status, count(*) as n from orders group by 1 order by n desc;"
