# The odd visitors on b: a list of values is long, but right.
odd=$(seq -s, 1 2 659)
psql service=a -c "CREATE TABLE visits (LIKE visits_old) PARTITION BY LIST (visitor)" -c "CREATE TABLE visits_a PARTITION OF visits DEFAULT" -c "CREATE FOREIGN TABLE visits_b PARTITION OF visits FOR VALUES IN ($odd) SERVER depot" -c "INSERT INTO visits TABLE visits_old"
