-- The lock keeps new clicks out of the default.
BEGIN;
LOCK TABLE clicks_rest IN SHARE ROW EXCLUSIVE MODE;
CREATE TABLE clicks_2025_07 (LIKE clicks_rest, CHECK (day >= '2025-07-01' AND day < '2025-08-01'));
INSERT INTO clicks_2025_07 TABLE clicks_rest;
DELETE FROM clicks_rest;
ALTER TABLE clicks ATTACH PARTITION clicks_2025_07 FOR VALUES FROM ('2025-07-01') TO ('2025-08-01');
COMMIT;
DROP TABLE clicks_2025_04;
