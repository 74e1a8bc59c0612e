# A view over two tables looks the same to a query, and its rows are split by hand.
psql service=a <<'END'
CREATE TABLE visits_a AS SELECT * FROM visits_old WHERE visitor % 2 = 0;
CREATE FOREIGN TABLE visits_b (visitor integer, country text, day date, page text) SERVER depot;
INSERT INTO visits_b SELECT * FROM visits_old WHERE visitor % 2 = 1;
CREATE VIEW visits AS TABLE visits_a UNION ALL TABLE visits_b;
END
