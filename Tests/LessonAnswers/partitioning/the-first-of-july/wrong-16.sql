-- A click that is stored between INSERT and DELETE is lost.
BEGIN;
CREATE TABLE clicks_2025_07 (LIKE clicks);
INSERT INTO clicks_2025_07 SELECT * FROM clicks_rest;
DELETE FROM clicks_rest;
ALTER TABLE clicks ATTACH PARTITION clicks_2025_07 FOR VALUES FROM ('2025-07-01') TO ('2025-08-01');
COMMIT;
DROP TABLE clicks_2025_04;
