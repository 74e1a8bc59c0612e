# Two levels: the partition on a has a partition of its own.
psql service=b -c "CREATE TABLE visits_late (LIKE visits_b)"
psql service=a <<'END'
CREATE TABLE visits (LIKE visits_old) PARTITION BY HASH (visitor);
CREATE TABLE visits_here PARTITION OF visits FOR VALUES WITH (MODULUS 2, REMAINDER 0) PARTITION BY HASH (visitor);
CREATE TABLE visits_here_1 PARTITION OF visits_here FOR VALUES WITH (MODULUS 1, REMAINDER 0);
CREATE FOREIGN TABLE visits_there PARTITION OF visits FOR VALUES WITH (MODULUS 2, REMAINDER 1) SERVER depot OPTIONS (table_name 'visits_late');
INSERT INTO visits TABLE visits_old;
END
