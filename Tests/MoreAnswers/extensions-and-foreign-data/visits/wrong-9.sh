# The second try finds the rows of the first one on b, because DROP TABLE leaves them there.
for key in day visitor; do
  psql service=a -c "DROP TABLE IF EXISTS visits" -c "CREATE TABLE visits (LIKE visits_old) PARTITION BY HASH ($key)" -c "CREATE TABLE visits_a PARTITION OF visits FOR VALUES WITH (MODULUS 2, REMAINDER 0)" -c "CREATE FOREIGN TABLE visits_b PARTITION OF visits FOR VALUES WITH (MODULUS 2, REMAINDER 1) SERVER depot" -c "INSERT INTO visits TABLE visits_old"
done
