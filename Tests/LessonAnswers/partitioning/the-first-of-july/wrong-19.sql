-- A click of a day that was copied can be newer than the copy.
BEGIN;
CREATE TABLE clicks_2025_07 (LIKE clicks);
INSERT INTO clicks_2025_07
SELECT * FROM clicks_rest WHERE day >= '2025-07-01';
DELETE FROM clicks_rest WHERE day IN (SELECT day FROM clicks_2025_07);
ALTER TABLE clicks ATTACH PARTITION clicks_2025_07
    FOR VALUES FROM ('2025-07-01') TO ('2025-08-01');
DROP TABLE clicks_2025_04;
COMMIT;
