-- With an index of its own on July, and the index of the default rebuilt.
BEGIN;
CREATE TABLE clicks_2025_07 (LIKE clicks INCLUDING INDEXES);
WITH moved AS (
    DELETE FROM clicks_rest WHERE day >= '2025-07-01' AND day < '2025-08-01' RETURNING id, day
)
INSERT INTO clicks_2025_07 (id, day) SELECT id, day FROM moved;
ALTER TABLE clicks ATTACH PARTITION clicks_2025_07
    FOR VALUES FROM ('2025-07-01') TO ('2025-08-01');
DROP TABLE clicks_2025_04;
COMMIT;
ANALYZE clicks;
