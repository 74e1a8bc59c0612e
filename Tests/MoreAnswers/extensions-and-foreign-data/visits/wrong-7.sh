# Both countries have the same remainder, so b stores all rows.
psql service=a -c "CREATE TABLE visits (LIKE visits_old) PARTITION BY HASH (country)" -c "CREATE TABLE visits_a PARTITION OF visits FOR VALUES WITH (MODULUS 2, REMAINDER 0)" -c "CREATE FOREIGN TABLE visits_b PARTITION OF visits FOR VALUES WITH (MODULUS 2, REMAINDER 1) SERVER depot" -c "INSERT INTO visits TABLE visits_old"
