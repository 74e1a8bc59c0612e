# Without the rows.
psql service=a -c "CREATE TABLE visits (LIKE visits_old) PARTITION BY HASH (visitor)" \
  -c "CREATE TABLE visits_a PARTITION OF visits FOR VALUES WITH (MODULUS 2, REMAINDER 0)" \
  -c "CREATE FOREIGN TABLE visits_b PARTITION OF visits FOR VALUES WITH (MODULUS 2, REMAINDER 1) SERVER depot"
