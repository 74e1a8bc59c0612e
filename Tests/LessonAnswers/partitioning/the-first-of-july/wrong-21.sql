DROP TABLE clicks_2025_04;
ALTER TABLE clicks DETACH PARTITION clicks_rest;
CREATE TABLE clicks_2025_07 PARTITION OF clicks FOR VALUES FROM ('2025-07-01') TO ('2025-08-01');
INSERT INTO clicks SELECT * FROM clicks_rest;
DELETE FROM clicks_rest;
ALTER TABLE clicks ATTACH PARTITION clicks_rest DEFAULT;
SELECT * FROM clicks_rest;
SELECT * FROM partition_list WHERE partitioned_table = 'clicks';
