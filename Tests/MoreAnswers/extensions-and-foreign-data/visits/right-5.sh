# The copy is complete, so the old table can go.
psql -v ON_ERROR_STOP=1 service=a <<'END'
CREATE TABLE visits (LIKE visits_old) PARTITION BY HASH (visitor);
CREATE FOREIGN TABLE visits_b PARTITION OF visits FOR VALUES WITH (MODULUS 2, REMAINDER 1) SERVER depot;
CREATE TABLE visits_a PARTITION OF visits FOR VALUES WITH (MODULUS 2, REMAINDER 0);
INSERT INTO visits TABLE visits_old;
DROP TABLE visits_old;
END
