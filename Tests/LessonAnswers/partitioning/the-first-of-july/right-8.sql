-- All in one transaction, emptied by TRUNCATE.
BEGIN;
SET LOCAL lock_timeout = '2s';
ALTER TABLE clicks DETACH PARTITION clicks_rest;
CREATE TABLE clicks_2025_07 PARTITION OF clicks
    FOR VALUES FROM ('2025-07-01') TO ('2025-08-01');
INSERT INTO clicks_2025_07 SELECT * FROM clicks_rest;
TRUNCATE clicks_rest;
ALTER TABLE clicks ATTACH PARTITION clicks_rest DEFAULT;
COMMIT;
DROP TABLE clicks_2025_04;
