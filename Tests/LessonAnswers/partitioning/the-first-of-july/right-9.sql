-- A new default, made before: renamed and attached within the transaction.
CREATE TABLE clicks_empty (LIKE clicks INCLUDING ALL);
BEGIN;
LOCK TABLE clicks IN ACCESS EXCLUSIVE MODE;
ALTER TABLE clicks DETACH PARTITION clicks_rest;
ALTER TABLE clicks_rest RENAME TO clicks_2025_07;
ALTER TABLE clicks_empty RENAME TO clicks_rest;
ALTER TABLE clicks ATTACH PARTITION clicks_2025_07
    FOR VALUES FROM ('2025-07-01') TO ('2025-08-01');
ALTER TABLE clicks ATTACH PARTITION clicks_rest DEFAULT;
COMMIT;
BEGIN;
DROP TABLE clicks_2025_04;
COMMIT;
