# The foreign table has a different name from the table on b, and is attached later.
psql service=a -c "
  CREATE TABLE visits (visitor integer NOT NULL, country text NOT NULL, day date NOT NULL, page text NOT NULL) PARTITION BY HASH (visitor);
  CREATE TABLE visits_0 PARTITION OF visits FOR VALUES WITH (MODULUS 2, REMAINDER 1);
  CREATE FOREIGN TABLE visits_1 (visitor integer NOT NULL, country text NOT NULL, day date NOT NULL, page text NOT NULL)
    SERVER depot OPTIONS (table_name 'visits_b');
  ALTER TABLE visits ATTACH PARTITION visits_1 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
  INSERT INTO visits TABLE visits_old"
