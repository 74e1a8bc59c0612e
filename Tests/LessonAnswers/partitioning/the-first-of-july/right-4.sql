BEGIN;
DROP TABLE clicks_2025_04;
CREATE TABLE clicks_2025_07 (id int NOT NULL, day date NOT NULL, CHECK (day >= '2025-07-01' AND day < '2025-08-01'));
INSERT INTO clicks_2025_07 SELECT * FROM clicks_rest;
DELETE FROM clicks_rest;
ALTER TABLE clicks ATTACH PARTITION clicks_2025_07 FOR VALUES FROM ('2025-07-01') TO ('2025-08-01');
ALTER TABLE clicks_2025_07 DROP CONSTRAINT clicks_2025_07_day_check;
COMMIT;
SELECT tableoid::regclass AS partition, count(*)
FROM clicks
WHERE day >= '2025-07-01' AND day < '2025-08-15'
GROUP BY partition;
