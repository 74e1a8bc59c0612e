psql service=a <<'END'
CREATE TABLE visits (visitor integer, country text, day date, page text) PARTITION BY HASH (visitor);
CREATE TABLE visits_a PARTITION OF visits FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE FOREIGN TABLE visits_b PARTITION OF visits FOR VALUES WITH (MODULUS 2, REMAINDER 0) SERVER depot;
INSERT INTO visits (visitor, country, day, page) SELECT visitor, country, day, page FROM visits_old;
END
