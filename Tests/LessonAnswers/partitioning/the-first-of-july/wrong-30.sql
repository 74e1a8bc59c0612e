-- No default partition between COMMIT and ATTACH.
BEGIN;
ALTER TABLE clicks DETACH PARTITION clicks_rest;
CREATE TABLE clicks_2025_07 PARTITION OF clicks
    FOR VALUES FROM ('2025-07-01') TO ('2025-08-01');
INSERT INTO clicks SELECT * FROM clicks_rest;
DELETE FROM clicks_rest;
COMMIT;
ALTER TABLE clicks
    ATTACH PARTITION clicks_rest DEFAULT;
DROP TABLE clicks_2025_04;
