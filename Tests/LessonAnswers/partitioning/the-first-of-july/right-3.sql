-- Deletes the copied rows by their ids.
BEGIN;
CREATE TABLE clicks_2025_07 (LIKE clicks);
INSERT INTO clicks_2025_07 SELECT * FROM clicks_rest WHERE day >= '2025-07-01' FOR UPDATE;
DELETE FROM clicks_rest WHERE id IN (SELECT id FROM clicks_2025_07);
ALTER TABLE clicks ATTACH PARTITION clicks_2025_07 FOR VALUES FROM ('2025-07-01') TO ('2025-08-01');
COMMIT;
DROP TABLE clicks_2025_04;
